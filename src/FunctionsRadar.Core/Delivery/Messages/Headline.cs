using FunctionsRadar.Alerting;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>Subject and summary of a notification.</summary>
internal static class Headline
{
    public static string Subject(Notification notification)
    {
        var name = notification.Rule is null ? notification.Watch : $"{notification.Watch}/{notification.Rule}";
        var share = Wording.Percent(notification.LegacyShare);
        var subject = notification.Type switch
        {
            NotificationType.Fired => $"FIRING: {name}, legacy TLS in email at {share}",
            NotificationType.Reminder => $"STILL FIRING: {name}, legacy TLS in email at {share}",
            NotificationType.Resolved => $"RESOLVED: {name}, legacy TLS in email at {share}",
            NotificationType.Blind => $"BLIND: {name} has no usable data",
            NotificationType.Sighted => $"SEEING AGAIN: {name} has data, legacy TLS in email at {share}",
            _ => $"TEST: a message from {name}",
        };
        return notification.IsDemo ? "DEMO: " + subject : subject;
    }

    public static string Summary(Notification notification)
    {
        var summary = notification.Type switch
        {
            NotificationType.Fired => $"{Numbers(notification)}. {Measured(notification, "above")}",
            NotificationType.Reminder => $"{Numbers(notification)}. The alert has been firing for {Lasted(notification)}. {Measured(notification, "measured against")}",
            NotificationType.Resolved => $"{Numbers(notification)}. The alert lasted {Lasted(notification)}{Peak(notification)}.",
            NotificationType.Blind => $"Nothing could be accepted since {Wording.Time(notification.Since)}, so no alert can fire or resolve. Last known: {Numbers(notification)}.",
            NotificationType.Sighted => $"Readings are accepted again after {Lasted(notification)}. {Numbers(notification)}.",
            _ => "TEST: nothing happened. Somebody tries out this receiver, and it works.",
        };
        return notification.IsDemo ? "DEMO, simulated data: " + summary : summary;
    }

    public static string Lasted(Notification notification) =>
        notification.Since is { } since ? Wording.Length(notification.At - since) : "an unknown time";

    private static string Numbers(Notification notification)
    {
        if (notification.LegacyShare is not { } share)
            return "The share of email over legacy TLS is not known";
        var versions = notification.LegacyVersions.IsDefaultOrEmpty ? "legacy TLS" : OneLine.Of(string.Join(" and ", notification.LegacyVersions), 100);
        var before = notification.PreviousLegacyShare is { } previous ? $" (before: {Wording.Percent(previous)})" : "";
        return $"{Wording.Percent(share)} of email travels over {versions}{before}";
    }

    private static string Measured(Notification notification, string relation) =>
        $"{Wording.Name(notification.Measure)}: {Wording.Value(notification.Measure, notification.Value)}, {relation} the threshold of {Wording.Value(notification.Measure, notification.Threshold)}.";

    private static string Peak(Notification notification) =>
        notification.Peak is null ? "" : $" and peaked at {Wording.Value(notification.Measure, notification.Peak)}";
}
