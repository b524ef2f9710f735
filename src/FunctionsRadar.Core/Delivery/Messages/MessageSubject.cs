using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>The subject of a message: what happened, to which watch, by which rules, and the legacy share.</summary>
internal static class MessageSubject
{
    // Leaves room for the legacy share, which must not be cut off, within the 150 characters of a subject.
    private const int MaxRules = 55;

    public static string Write(Notification notification) =>
        (notification.IsDemo ? "DEMO: " : "") + notification.Type switch
        {
            NotificationType.Fired => $"FIRING: {Describe(notification)}",
            NotificationType.Changed => $"CHANGED: {Describe(notification)}",
            NotificationType.Reminder => $"STILL FIRING: {Describe(notification)}",
            NotificationType.Resolved => $"RESOLVED: {Describe(notification)}",
            NotificationType.Digest => $"DIGEST: {notification.Watch}{DescribeShare(notification)}",
            _ => $"TEST: {notification.Watch}, nothing happened",
        };

    private static string Describe(Notification notification)
    {
        var alerts = notification.Firing.Any() ? notification.Firing : notification.Ended;
        var rules = OneLine.Cut(string.Join(", ", alerts.Select(alert => alert.Rule.Name)), MaxRules);
        return $"{notification.Watch} ({rules}){DescribeShare(notification)}";
    }

    private static string DescribeShare(Notification notification) =>
        notification.Firing.Any() && notification.Firing.All(alert => alert.IsNoData) ? ", no data from Radar"
        : notification.LegacyShare is { } share ? $", legacy TLS in email at {MessageSummary.Percent(notification, share)}"
        : "";
}
