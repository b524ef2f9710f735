using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Delivery.Outbox;

/// <summary>The pending deliveries for one receiver and incident, oldest first: no resolve overtakes what fired.</summary>
internal sealed record DeliveryQueue(IReadOnlyList<Versioned<DeliveryRecord>> Deliveries)
{
    /// <summary>True when something later in the queue makes this reminder or change pointless.</summary>
    public bool IsSuperseded(int index, DateTimeOffset now)
    {
        var delivery = Deliveries[index].Value;
        return delivery.Notification.Type is NotificationType.Reminder or NotificationType.Changed
            && delivery.FallbackFor is null && index < Deliveries.Count - 1 && !IsClaimed(delivery, now);
    }

    /// <summary>
    /// True while a process is sending it. A claim that ends later than two leases from now was made before the clock was set
    /// back, and is ignored.
    /// </summary>
    public static bool IsClaimed(DeliveryRecord delivery, DateTimeOffset now) =>
        delivery.ClaimedUntil > now && delivery.ClaimedUntil <= now + (2 * DeliveryAttempt.Lease);

    /// <summary>
    /// True when a pending delivery may be tried now. <paramref name="deliveredAt"/> is when something was last delivered to its
    /// receiver, which shows that it is back; null when that is not known.
    /// </summary>
    public static bool IsDue(DeliveryRecord delivery, DateTimeOffset? deliveredAt, DateTimeOffset now)
    {
        var isWaiting = delivery.NextAttemptAt > now && delivery.NextAttemptAt <= now + RetrySchedule.MaxDelay;
        return !IsClaimed(delivery, now) && (!isWaiting || delivery.Attempts.LastOrDefault()?.At < deliveredAt);
    }
}
