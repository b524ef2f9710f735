using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Outbox;
using FunctionsRadar.Radar;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Checks;

/// <summary>Ends what fires of watches that have not been in the settings for an hour.</summary>
internal sealed class MissingWatches(
    WatchList watches, WatchStore store, Planner planner, DeliveryRound delivery, TimeProvider time)
{
    // Until then another program on the same store, or the other half of a roll-out, may have the watch.
    private static readonly TimeSpan GracePeriod = TimeSpan.FromHours(1);

    public async Task<IEnumerable<string>> ListAsync(CancellationToken cancellation) =>
        (await store.ListWatchesAsync(cancellation)).Where(name => watches.Find(name) is null);

    public async Task EndAsync(string name, CancellationToken cancellation)
    {
        if (await store.FindStateAsync(name, cancellation) is not { } state)
            return;
        if (IsOpen(state.Value) && Next(state.Value, state.Tag, time.GetUtcNow()) is { } commit)
            await store.CommitAsync(commit, cancellation);
        await delivery.DeliverAsync(name, cancellation);
    }

    private static bool IsOpen(WatchState state) =>
        !state.Log.Entries.IsEmpty || state.Alerts.Values.Any(alert => alert.State != AlertState.Ok);

    private WatchCommit? Next(WatchState state, string tag, DateTimeOffset now)
    {
        if (state.MissingSince is not { } since || since > now)
            return WatchCommit.ForState(state with { MissingSince = now }, tag);
        if (now - since < GracePeriod)
            return null;
        var watch = new Watch { Name = state.Watch, DateRange = new DateRange("7d", TimeSpan.FromDays(7)), Rules = [] };
        var evaluation = Evaluator.EndRemoved(watch, state, now);
        var plan = planner.Plan(watch, evaluation.State, evaluation.Transitions.Length, now);
        return PlannedCommit.Create(plan, tag, [], now) with { Transitions = evaluation.Transitions };
    }
}
