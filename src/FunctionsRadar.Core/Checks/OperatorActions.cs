using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Outbox;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Formatting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Checks;

/// <summary>
/// What an operator may do to a watch: silence it, test a receiver, retry a delivery. Each is written down with who asked for it,
/// in the transaction that does it.
/// </summary>
internal sealed class OperatorActions(
    WatchStore store, DeliveryStore deliveries, Planner planner, DeliveryRound delivery, TimeProvider time)
{
    /// <summary>Silences a watch from now on; an earlier silence goes on until then.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="length">For how long.</param>
    /// <param name="reason">Why; null for no reason.</param>
    /// <param name="requestedBy">Who asked for it.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Silence> SilenceAsync(
        Watch watch, TimeSpan length, string? reason, string requestedBy, CancellationToken cancellation)
    {
        var line = reason is null ? null : OneLine.From(reason, Silence.MaxReasonLength);
        var until = time.GetUtcNow() + length;
        var what = $"silenced until {TimeFormat.Minute(until)}{(line is null ? "" : $": {line}")}";
        var state = await UpdateAsync(watch, OperatorAction.SilenceStarted, what, requestedBy, (current, now) => new Plan(
            current with { Silence = new Silence(current.IsSilenced(now) ? current.Silence!.From : now, until, line) }, []),
            cancellation);
        return state.Silence!;
    }

    /// <summary>Ends a silence now, and tells what still matters; false when there was none.</summary>
    public async Task<bool> EndSilenceAsync(Watch watch, string requestedBy, CancellationToken cancellation)
    {
        if (await store.FindStateAsync(watch.Name, cancellation) is not { } state || !state.Value.IsSilenced(time.GetUtcNow()))
            return false;
        await UpdateAsync(
            watch, OperatorAction.SilenceEnded, "the silence was ended", requestedBy,
            (current, now) => planner.Plan(watch, current with { Silence = null }, 0, now), cancellation);
        await delivery.DeliverAsync(watch.Name, cancellation);
        return true;
    }

    /// <summary>Sends a test to a receiver through the outbox, silenced or not, and returns what became of it.</summary>
    public async Task<DeliveryRecord> TestAsync(
        Watch watch, Receiver receiver, string requestedBy, CancellationToken cancellation)
    {
        string? id = null;
        await UpdateAsync(
            watch, OperatorAction.ReceiverTested, $"a test was sent to {receiver.Name}", requestedBy, (current, now) =>
            {
                var plan = planner.PlanTest(watch, current, receiver.Name, now);
                id = $"{plan.Notifications[0].Notification.Id}~{receiver.Name}";
                return plan;
            },
            cancellation);
        await delivery.DeliverAsync(watch.Name, cancellation);
        return await FindAsync(watch.Name, id!, cancellation) ?? throw new StorageException($"The delivery {id} is gone.");
    }

    /// <summary>
    /// Revives a dead delivery, or makes a pending one due, and tries it at once; returns what became of it, or null when there
    /// is no dead or pending delivery of that id. One that is being sent is left alone.
    /// </summary>
    public async Task<DeliveryRecord?> RetryAsync(
        string watch, string deliveryId, string requestedBy, CancellationToken cancellation)
    {
        var isDue = false;
        while (!isDue)
        {
            var now = time.GetUtcNow();
            var state = await store.FindStateAsync(watch, cancellation);
            var pending = await deliveries.FindPendingAsync(watch, deliveryId, cancellation);
            if (pending is not null && DeliveryQueue.IsClaimed(pending.Value, now))
                return pending.Value;
            var current = pending?.Value ?? await deliveries.FindReceiptAsync(watch, deliveryId, cancellation);
            if (state is null || current is not { Status: DeliveryStatus.Pending or DeliveryStatus.Dead })
                return null;
            var (command, next) = OperatorCommand.Create(
                state.Value, OperatorAction.DeliveryRetried, $"delivery {deliveryId} was made due", requestedBy, now);
            isDue = await deliveries.ReviveAsync(
                current, pending?.Tag, PendingDelivery.Revive(current, now), command, new(next, state.Tag), cancellation);
        }
        await delivery.DeliverAsync(watch, cancellation);
        return await FindAsync(watch, deliveryId, cancellation);
    }

    private async Task<DeliveryRecord?> FindAsync(string watch, string deliveryId, CancellationToken cancellation) =>
        (await deliveries.FindPendingAsync(watch, deliveryId, cancellation))?.Value
            ?? await deliveries.FindReceiptAsync(watch, deliveryId, cancellation);

    private async Task<WatchState> UpdateAsync(
        Watch watch, OperatorAction action, string what, string requestedBy, Func<WatchState, DateTimeOffset, Plan> update,
        CancellationToken cancellation)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            var (state, tag) = await store.GetStateAsync(watch, now, cancellation);
            var plan = update(state, now);
            var (command, next) = OperatorCommand.Create(plan.State, action, what, requestedBy, now);
            var commit = PlannedCommit.Create(plan with { State = next }, tag, now) with { Command = command };
            if (await store.CommitAsync(commit, cancellation))
                return commit.State;
        }
    }
}
