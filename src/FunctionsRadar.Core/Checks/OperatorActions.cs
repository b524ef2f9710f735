using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Outbox;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Formatting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Checks;

/// <summary>What an operator may do to a watch. One transaction makes the change and records who asked for it.</summary>
internal sealed class OperatorActions(
    WatchStore store, DeliveryStore deliveries, Planner planner, DeliveryRound delivery, TimeProvider time)
{
    /// <summary>From now on; an earlier silence goes on until then.</summary>
    public async Task<Silence> SilenceAsync(
        Watch watch, TimeSpan length, string? reason, string requestedBy, CancellationToken cancellation)
    {
        var line = reason is null ? null : OneLine.From(reason, Silence.MaxReasonLength);
        var until = time.GetUtcNow() + length;
        var what = $"silenced until {TimeFormat.Minute(until)}{(line is null ? "" : $": {line}")}";
        var commit = await UpdateAsync(
            watch, OperatorAction.SilenceStarted, what, requestedBy, (state, now) => new Plan(
                state with { Silence = new Silence(state.IsSilenced(now) ? state.Silence!.From : now, until, line) }, []),
            cancellation);
        return commit.State.Silence!;
    }

    /// <summary>Tells what still matters; false when there was no silence.</summary>
    public async Task<bool> EndSilenceAsync(Watch watch, string requestedBy, CancellationToken cancellation)
    {
        if (await store.FindStateAsync(watch.Name, cancellation) is not { } found || !found.Value.IsSilenced(time.GetUtcNow()))
            return false;
        await UpdateAsync(
            watch, OperatorAction.SilenceEnded, "the silence was ended", requestedBy,
            (state, now) => planner.Plan(watch, state with { Silence = null }, 0, now), cancellation);
        await delivery.DeliverAsync(watch.Name, cancellation);
        return true;
    }

    /// <summary>Sends a test through the outbox, silenced or not, and returns what became of it.</summary>
    public async Task<DeliveryRecord> TestAsync(
        Watch watch, Receiver receiver, string requestedBy, CancellationToken cancellation)
    {
        var commit = await UpdateAsync(
            watch, OperatorAction.ReceiverTested, $"a test was sent to {receiver.Name}", requestedBy,
            (state, now) => planner.PlanTest(watch, state, receiver.Name, now), cancellation);
        var id = commit.Deliveries.Single().Id;
        return await DeliverAsync(watch.Name, id, cancellation) ?? throw new StorageException($"The delivery {id} is gone.");
    }

    /// <summary>Tries a dead or pending delivery at once, unless it is being sent; null when there is none of that id.</summary>
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
        return await DeliverAsync(watch, deliveryId, cancellation);
    }

    private async Task<DeliveryRecord?> DeliverAsync(string watch, string deliveryId, CancellationToken cancellation)
    {
        await delivery.DeliverAsync(watch, cancellation);
        return (await deliveries.FindPendingAsync(watch, deliveryId, cancellation))?.Value
            ?? await deliveries.FindReceiptAsync(watch, deliveryId, cancellation);
    }

    private async Task<WatchCommit> UpdateAsync(
        Watch watch, OperatorAction action, string what, string requestedBy, Func<WatchState, DateTimeOffset, Plan> update,
        CancellationToken cancellation)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            var (state, tag) = await store.GetStateAsync(watch, now, cancellation);
            var plan = update(state, now);
            var (command, next) = OperatorCommand.Create(plan.State, action, what, requestedBy, now);
            var commit = PlannedCommit.Create(plan with { State = next }, tag, [], now) with { Command = command };
            if (await store.CommitAsync(commit, cancellation))
                return commit;
        }
    }
}
