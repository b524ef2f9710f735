using System.Collections.Immutable;
using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Checks;

/// <summary>Replays the stored history through the evaluator: what a rule would have done.</summary>
public sealed class Backtest(HistoryStore history)
{
    private const int MaximumPage = 1000;

    /// <summary>Replays the history of a watch for rules that take the place of its own.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="rules">The rules, each with a name of its own.</param>
    /// <param name="from">The oldest snapshot to decide on; null for all. What rises are measured from may be older.</param>
    /// <param name="to">The newest snapshot to decide on; null for all.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>One for each rule, in their order.</returns>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task<ImmutableArray<BacktestResult>> RunAsync(
        Watch watch, ImmutableArray<Rule> rules, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation)
    {
        var replayed = watch with { Rules = [.. rules.Select(rule => rule with { Receivers = [] })] };
        var snapshots = await ReadAsync(watch, Before(from, Reach(replayed)), to, cancellation);
        var replay = new Replay(replayed, snapshots);
        var decided = snapshots.Where(snapshot => from is null || snapshot.LastUpdated >= from).ToArray();
        var transitions = decided.SelectMany(snapshot => replay.Next(snapshot)).ToLookup(transition => transition.Rule);
        return [.. rules.Select(rule => BacktestResult.Of(rule, decided, transitions[rule.Name]))];
    }

    private static DateTimeOffset? Before(DateTimeOffset? time, TimeSpan reach) =>
        time - DateTimeOffset.MinValue > reach ? time - reach : null;

    // How far before the first decision something may lie that it is measured from.
    private static TimeSpan Reach(Watch watch) => watch.Rules.Select(rule => rule.Over).Append(watch.DateRange.Length).Max() + TimeSpan.FromDays(1);

    private async Task<Snapshot[]> ReadAsync(Watch watch, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation)
    {
        var snapshots = new List<Snapshot>();
        string? after = null;
        do
        {
            var page = await history.ListSnapshotsAsync(watch.Name, from, to, MaximumPage, after, cancellation);
            snapshots.AddRange(page.Items.Where(snapshot => snapshot.QueryFingerprint == watch.QueryFingerprint));
            after = page.Next;
        }
        while (after is not null);
        snapshots.Reverse();
        return [.. snapshots];
    }
}
