namespace FunctionsRadar.Alerting;

/// <summary>What a notification is about.</summary>
public enum NotificationType
{
    /// <summary>An incident began, as far as the receiver is concerned.</summary>
    Fired,
    /// <summary>Other alerts fire than the receiver was last told of.</summary>
    Changed,
    /// <summary>The same alerts still fire.</summary>
    Reminder,
    /// <summary>Nothing fires any more.</summary>
    Resolved,
    Test,
    /// <summary>What there is to say of a period, sent on a schedule though nothing happened.</summary>
    Digest,
}
