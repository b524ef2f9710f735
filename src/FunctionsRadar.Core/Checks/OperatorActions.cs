using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Outbox;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Formatting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Checks;

/// <summary>What an operator may do to a watch: silence it, test a receiver, retry a delivery.</summary>
public sealed class OperatorActions(
    WatchStore store, DeliveryStore deliveries, Planner planner, DeliveryRound delivery, TimeProvider time)
{
    private const int MaximumReasonLength = 200;

    /// <summary>Silences a watch from now on; an earlier silence goes on until then.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="length">For how long.</param>
    /// <param name="reason">Why; null for no reason.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Silence> SilenceAsync(Watch watch, TimeSpan length, string? reason, CancellationToken cancellation)
    {
        var line = reason is null ? null : OneLine.From(reason, MaximumReasonLength);
        var state = await UpdateAsync(watch, (current, now) => new Plan(current with
        {
            Silence = new Silence(current.IsSilenced(now) ? current.Silence!.From : now, now + length, line),
        }, []), cancellation);
        return state.Silence!;
    }

    /// <summary>Ends a silence now, and tells what still matters; false when there was none.</summary>
    public async Task<bool> EndSilenceAsync(Watch watch, CancellationToken cancellation)
    {
        if (await store.FindStateAsync(watch.Name, cancellation) is not { } state || !state.Value.IsSilenced(time.GetUtcNow()))
            return false;
        await UpdateAsync(watch, (current, now) => planner.Plan(watch, current with { Silence = null }, 0, now), cancellation);
        await delivery.DeliverAsync(watch.Name, cancellation);
        return true;
    }

    /// <summary>Sends a test to a receiver through the outbox, silenced or not, and returns what became of it.</summary>
    public async Task<DeliveryRecord> TestAsync(Watch watch, Receiver receiver, CancellationToken cancellation)
    {
        string? id = null;
        await UpdateAsync(watch, (current, now) =>
        {
            var plan = planner.PlanTest(watch, current, receiver.Name, now);
            id = $"{plan.Notifications[0].Notification.Id}~{receiver.Name}";
            return plan;
        }, cancellation);
        await delivery.DeliverAsync(watch.Name, cancellation);
        return await FindAsync(watch.Name, id!, cancellation) ?? throw new StorageException($"The delivery {id} is gone.");
    }

    /// <summary>
    /// Revives a dead delivery, or makes a pending one due, and tries it at once; returns what became of it, or null when there
    /// is no dead or pending delivery of that id.
    /// </summary>
    public async Task<DeliveryRecord?> RetryAsync(string watch, string deliveryId, CancellationToken cancellation)
    {
        var pending = await deliveries.FindPendingAsync(watch, deliveryId, cancellation);
        if (pending is not null && DeliveryQueue.IsClaimed(pending.Value, time.GetUtcNow()))
            return pending.Value;
        // A delivery that cannot be replaced was claimed meanwhile: somebody is sending it.
        if (pending is not null)
            await deliveries.ReplacePendingAsync(pending, PendingDelivery.Revive(pending.Value, time.GetUtcNow()), cancellation);
        else if (!await ReviveAsync(watch, deliveryId, cancellation))
            return null;
        await delivery.DeliverAsync(watch, cancellation);
        return await FindAsync(watch, deliveryId, cancellation);
    }

    private async Task<bool> ReviveAsync(string watch, string deliveryId, CancellationToken cancellation) =>
        await deliveries.FindReceiptAsync(watch, deliveryId, cancellation) is { Status: DeliveryStatus.Dead } dead
        && await deliveries.ReviveAsync(dead, PendingDelivery.Revive(dead, time.GetUtcNow()), cancellation);

    private async Task<DeliveryRecord?> FindAsync(string watch, string deliveryId, CancellationToken cancellation) =>
        (await deliveries.FindPendingAsync(watch, deliveryId, cancellation))?.Value
            ?? await deliveries.FindReceiptAsync(watch, deliveryId, cancellation);

    private async Task<WatchState> UpdateAsync(
        Watch watch, Func<WatchState, DateTimeOffset, Plan> update, CancellationToken cancellation)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            var (state, tag) = await store.GetStateAsync(watch, now, cancellation);
            var commit = PlannedCommit.Create(update(state, now), tag, now);
            if (await store.CommitAsync(commit, cancellation))
                return commit.State;
        }
    }
}
