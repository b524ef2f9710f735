using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Delivery;

/// <summary>Who is told instead when a delivery is dead. One hop: a fallback has no fallback.</summary>
public sealed class Fallbacks(Outbox outbox, ReceiverList receivers, TimeProvider time)
{
    /// <summary>
    /// The delivery to make instead of, or beside, one that ended; null for none. A dead one goes to the fallback. The end of an incident goes to it too
    /// when it had been told of the incident this way, so that nothing it opened stays open.
    /// </summary>
    public async Task<DeliveryRecord?> ForAsync(DeliveryRecord ended, CancellationToken cancellation)
    {
        var notification = ended.Notification;
        if (ended.FallbackFor is not null || receivers.Find(ended.Receiver)?.Fallback is not { } name || !receivers.Wants(name, notification.Type))
            return null;
        var isDead = ended.Status == DeliveryStatus.Dead;
        var isEnd = notification.Type is NotificationType.Resolved or NotificationType.Sighted;
        if (!isDead && !isEnd)
            return null;
        var told = (await TellingsToAsync(notification.Watch, name, cancellation)).ToArray();
        if (told.Any(delivery => delivery.Notification.Id == notification.Id))
            return null;
        var stoodIn = told.Any(delivery => delivery.FallbackFor == ended.Receiver && delivery.Notification.Incident == notification.Incident);
        if (!isDead && !stoodIn)
            return null;
        return new DeliveryRecord
        {
            Notification = notification,
            Receiver = name,
            Status = DeliveryStatus.Pending,
            CreatedAt = time.GetUtcNow(),
            FallbackFor = ended.Receiver,
        };
    }

    private async Task<IEnumerable<DeliveryRecord>> TellingsToAsync(string watch, string receiver, CancellationToken cancellation)
    {
        var pending = await outbox.ListPendingAsync(watch, cancellation);
        var receipts = await outbox.ListReceiptsAsync(watch, 1000, null, cancellation);
        return pending.Select(delivery => delivery.Value).Concat(receipts.Items).Where(delivery => delivery.Receiver == receiver);
    }
}
