using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Delivery;

/// <summary>The pending deliveries of a watch as lines: within a line, one receiver and one alert, what is older goes first.</summary>
internal static class DeliveryLines
{
    /// <summary>The lines, each in the order in which its deliveries were made.</summary>
    public static IReadOnlyList<IReadOnlyList<Versioned<DeliveryRecord>>> Of(IEnumerable<Versioned<DeliveryRecord>> pending) =>
    [
        .. pending
            .GroupBy(delivery => (delivery.Value.Receiver, delivery.Value.Notification.Subject))
            .Select(line => line.OrderBy(delivery => NotificationIds.SequenceOf(delivery.Value.Notification.Id)).ToArray()),
    ];

    /// <summary>True when something later in the line makes this reminder pointless.</summary>
    public static bool IsSuperseded(IReadOnlyList<Versioned<DeliveryRecord>> line, int index, DateTimeOffset now) =>
        line[index].Value.Notification.Type == NotificationType.Reminder && index < line.Count - 1 && !IsClaimed(line[index].Value, now);

    /// <summary>True when it may be tried now.</summary>
    public static bool IsDue(DeliveryRecord delivery, DateTimeOffset now) =>
        !IsClaimed(delivery, now) && (delivery.NextAttemptAt is not { } next || next <= now);

    private static bool IsClaimed(DeliveryRecord delivery, DateTimeOffset now) => delivery.ClaimedUntil > now;
}
