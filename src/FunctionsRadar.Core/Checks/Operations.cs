using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery;
using FunctionsRadar.Radar;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Checks;

/// <summary>What an operator may do to a watch: silence it, try out a receiver, revive a delivery.</summary>
public sealed class Operations(RadarStore store, Outbox outbox, Commits commits, Settlements settlements, DeliveryRound delivery, TimeProvider time)
{
    private const int LongestReason = 200;

    /// <summary>Silences a watch from now on; an earlier silence goes on until then, with what it owes.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="length">For how long.</param>
    /// <param name="reason">Why; null for no reason.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Silence> SilenceAsync(Watch watch, TimeSpan length, string? reason, CancellationToken cancellation)
    {
        var state = await UpdateAsync(watch, (current, now) => Unchanged(current with
        {
            Silence = new Silence(current.Silence?.From ?? now, now + length, reason is null ? null : RadarText.OneLine(reason, LongestReason), current.Silence?.Owed ?? []),
        }), cancellation);
        return state.Silence!;
    }

    /// <summary>Ends a silence now; false when there was none.</summary>
    public async Task<bool> EndSilenceAsync(Watch watch, CancellationToken cancellation)
    {
        if (await store.FindStateAsync(watch.Name, cancellation) is not { Value.Silence: not null })
            return false;
        await UpdateAsync(watch, (current, now) => Unchanged(current with { Silence = current.Silence is { } silence ? silence with { Until = now } : null }), cancellation);
        await settlements.SettleAsync(watch, cancellation);
        await delivery.DeliverAsync(watch.Name, cancellation);
        return true;
    }

    /// <summary>Sends a test to a receiver through the outbox, silenced or not, and returns what became of it.</summary>
    public async Task<DeliveryRecord> TestAsync(Watch watch, Receiver receiver, CancellationToken cancellation)
    {
        string? id = null;
        await UpdateAsync(watch, (current, now) =>
        {
            var evaluation = Drill.Of(watch, current, receiver.Name, now);
            id = evaluation.Tellings[0].Notification.Id;
            return evaluation;
        }, cancellation);
        await delivery.DeliverAsync(watch.Name, cancellation);
        return await FindAsync(watch.Name, $"{id}~{receiver.Name}", cancellation) ?? throw new StorageException($"The delivery {id}~{receiver.Name} is gone.");
    }

    /// <summary>Revives a dead delivery and tries it at once; returns what became of it, or null when there is no dead delivery of that id.</summary>
    public async Task<DeliveryRecord?> RetryAsync(string watch, string deliveryId, CancellationToken cancellation)
    {
        if (await outbox.FindReceiptAsync(watch, deliveryId, cancellation) is not { Status: DeliveryStatus.Dead } dead)
            return null;
        var pending = dead with { Status = DeliveryStatus.Pending, Tries = 0, FailingSince = null, NextAttemptAt = null, EndedAt = null };
        if (!await outbox.ReviveAsync(dead, pending, cancellation))
            return null;
        await delivery.DeliverAsync(watch, cancellation);
        return await FindAsync(watch, deliveryId, cancellation);
    }

    private async Task<DeliveryRecord?> FindAsync(string watch, string deliveryId, CancellationToken cancellation) =>
        (await outbox.FindPendingAsync(watch, deliveryId, cancellation))?.Value ?? await outbox.FindReceiptAsync(watch, deliveryId, cancellation);

    private async Task<WatchState> UpdateAsync(Watch watch, Func<WatchState, DateTimeOffset, Evaluation> update, CancellationToken cancellation)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            var current = await store.FindStateAsync(watch.Name, cancellation);
            var state = current?.Value ?? new WatchState { Watch = watch.Name, Fingerprint = watch.Fingerprint, FirstCheckAt = now };
            if (await commits.TryAsync(update(state, now), current?.Tag, [], cancellation) is { } committed)
                return committed;
        }
    }

    private static Evaluation Unchanged(WatchState state) => new(state, null, [], []);
}
