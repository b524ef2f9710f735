namespace FunctionsRadar.Delivery.Receivers;

/// <summary>The kinds of receivers. A new one is its file and its line here.</summary>
internal static class ReceiverKinds
{
    /// <summary>Every kind, in the order in which messages and documents list them.</summary>
    public static ImmutableArray<ReceiverKind> All { get; } =
    [
        EmailNotifier.Kind,
        SmtpNotifier.Kind,
        WebhookNotifier.Kind,
        SlackNotifier.Kind,
        TeamsNotifier.Kind,
        PagerDutyNotifier.Kind,
        AlertmanagerNotifier.Kind,
        LogNotifier.Kind,
    ];

    /// <summary>Their names in settings.</summary>
    public static IEnumerable<string> Types => All.Select(kind => kind.Type);
}
