using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Checks;

/// <summary>
/// Replays the stored history through the evaluator: what a rule would have done. Reads as it goes, a page at a time.
/// </summary>
internal sealed class Backtest(HistoryStore history)
{
    /// <summary>Replays the history of a watch for rules that take the place of its own.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="rules">The rules, each with a name of its own.</param>
    /// <param name="from">The oldest snapshot to decide on; null for all. What rises are measured from may be older.</param>
    /// <param name="to">The newest snapshot to decide on; null for all.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>One for each rule, in their order.</returns>
    /// <exception cref="StorageException">The store failed.</exception>
    public Task<ImmutableArray<BacktestResult>> RunAsync(
        Watch watch, ImmutableArray<Rule> rules, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation) =>
        RunAsync(watch, rules, from, to, Reader(watch, cancellation), cancellation);

    /// <summary>Reads the history of a watch.</summary>
    public SnapshotReader Reader(Watch watch, CancellationToken cancellation) => (from, to) =>
        history.ReadSnapshotsAsync(watch.Name, watch.QueryFingerprint, from, to, cancellation);

    /// <summary>Replays a history, wherever it is read from.</summary>
    public static async Task<ImmutableArray<BacktestResult>> RunAsync(
        Watch watch, ImmutableArray<Rule> rules, DateTimeOffset? from, DateTimeOffset? to, SnapshotReader read,
        CancellationToken cancellation)
    {
        var replayed = watch with { Rules = [.. rules.Select(rule => rule with { Receivers = [] })] };
        var tallies = rules.ToDictionary(rule => rule.Name, rule => new BacktestTally(rule), StringComparer.Ordinal);
        var earlier = read(Before(from, Reach(replayed)), to);
        await using var replay = new Replay(replayed, () => new TrailingSnapshot(earlier.GetAsyncEnumerator(cancellation)));
        await foreach (var snapshot in read(from, to).WithCancellation(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var tally in tallies.Values)
                tally.Add(snapshot);
            foreach (var transition in await replay.NextAsync(snapshot))
                tallies.GetValueOrDefault(transition.Rule)?.Add(transition);
        }
        return [.. rules.Select(rule => tallies[rule.Name].Result())];
    }

    private static DateTimeOffset? Before(DateTimeOffset? time, TimeSpan reach) =>
        time - DateTimeOffset.MinValue > reach ? time - reach : null;

    // How much older than the first snapshot a baseline or control may be.
    private static TimeSpan Reach(Watch watch) =>
        watch.Rules.Select(rule => rule.Over).Append(watch.DateRange.Length).Max() + TimeSpan.FromDays(1);
}
