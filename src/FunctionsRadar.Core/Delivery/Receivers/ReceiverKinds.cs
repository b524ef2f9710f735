namespace FunctionsRadar.Delivery.Receivers;

/// <summary>The kinds of receivers, in the order in which documents list them. A new one is its file and its line here.</summary>
internal static class ReceiverKinds
{
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
