using System.Collections.Concurrent;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Delivery.Outbox;

/// <summary>Sends what is due. Receivers and incidents never wait for each other; within one, what is older goes first.</summary>
internal sealed partial class DeliveryRound(
    WatchStore store, DeliveryStore deliveries, DeliveryAttempt attempt, TimeProvider time, ILogger<DeliveryRound> logger)
{
    private const int MaxConcurrentWatches = 16;
    private readonly ConcurrentDictionary<string, DateTimeOffset?> _deliveredAt = new(StringComparer.Ordinal);

    /// <summary>For every watch ever checked, removed ones included; one that fails does not keep the others from it.</summary>
    public async Task DeliverAllAsync(CancellationToken cancellation)
    {
        var watches = await store.ListWatchesAsync(cancellation);
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrentWatches, CancellationToken = cancellation };
        await Parallel.ForEachAsync(watches, options, async (watch, token) =>
        {
            try
            {
                await DeliverAsync(watch, token);
            }
            catch (Exception failure) when (!token.IsCancellationRequested)
            {
                DeliveryRoundFailed(watch, failure.Message);
            }
        });
    }

    /// <summary>Sends what is due of one watch. When it is cancelled, what is being sent is still sent and recorded.</summary>
    public async Task DeliverAsync(string watch, CancellationToken cancellation)
    {
        if (await store.FindStateAsync(watch, cancellation) is not { Value.MayHaveDeliveries: true } state)
            return;
        IReadOnlyList<Versioned<DeliveryRecord>> pending;
        bool[] ended;
        do
        {
            pending = await deliveries.ListPendingAsync(watch, cancellation);
            var isSilenced = state.Value.IsSilenced(time.GetUtcNow());
            var queues = pending.Where(delivery => !isSilenced || delivery.Value.IsTest)
                .GroupBy(delivery => (delivery.Value.Receiver, delivery.Value.Notification.Incident))
                .Select(queue => new DeliveryQueue([.. queue]));
            ended = await Task.WhenAll(queues.Select(queue => DeliverAsync(queue, cancellation)));
            // A delivery that ended may have added one to a fallback, or shown that the receiver can be reached again.
        }
        while (ended.Contains(true));
        if (pending.Count == 0)
            await store.CommitAsync(
                WatchCommit.ForState(state.Value with { MayHaveDeliveries = false }, state.Tag), cancellation);
    }

    // True when one of them ended.
    private async Task<bool> DeliverAsync(DeliveryQueue queue, CancellationToken cancellation)
    {
        foreach (var (index, delivery) in queue.Deliveries.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            var (receiver, now) = (delivery.Value.Receiver, time.GetUtcNow());
            var isDue = DeliveryQueue.IsDue(delivery.Value, _deliveredAt.GetValueOrDefault(receiver), now);
            var status = queue.IsSuperseded(index, now)
                ? await attempt.SupersedeAsync(delivery, queue.Deliveries[index + 1], cancellation)
                : isDue ? await attempt.RunAsync(delivery, cancellation) : null;
            if (status is null)
                return index > 0;
            if (status == DeliveryStatus.Delivered)
                _deliveredAt[receiver] = time.GetUtcNow();
        }
        return true;
    }

    [LoggerMessage(211, LogLevel.Error, "DeliveryRoundFailed: {Watch}: {Reason}")]
    private partial void DeliveryRoundFailed(string watch, string reason);
}
