using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>Subject and summary of a notification.</summary>
internal static class Headline
{
    public static string Subject(Notification notification)
    {
        var subject = notification.Type switch
        {
            NotificationType.Test => $"TEST: a message from {notification.Watch}",
            NotificationType.Fired => $"FIRING: {Alerts(notification)}",
            NotificationType.Changed => $"CHANGED: {Alerts(notification)}",
            NotificationType.Reminder => $"STILL FIRING: {Alerts(notification)}",
            _ => $"RESOLVED: {Alerts(notification)}",
        };
        return notification.IsDemo ? "DEMO: " + subject : subject;
    }

    public static string Summary(Notification notification)
    {
        var thresholds = notification.Alerts.Select(alert => alert.Rule.Threshold).ToArray();
        var summary = notification.Type switch
        {
            NotificationType.Test => "TEST: nothing happened. Somebody tests this receiver, and it works.",
            _ when notification.LegacyShare is { } share =>
                $"{NumberFormat.Percent(share, thresholds)} of email travels over {string.Join(" and ", notification.LegacyVersions)}.",
            _ => "The share of email over legacy TLS is not known.",
        };
        return notification.IsDemo ? "DEMO, simulated data: " + summary : summary;
    }

    private static string Alerts(Notification notification) =>
        $"{notification.Watch} ({string.Join(", ", (notification.Firing.Any() ? notification.Firing : notification.Ended).Select(alert => alert.Rule.Name))})";
}
