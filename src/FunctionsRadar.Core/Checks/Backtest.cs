using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Checks;

/// <summary>What rules would have done: replays the stored history through the evaluator, reading it a page at a time.</summary>
internal sealed class Backtest(HistoryStore history)
{
    public Task<ImmutableArray<BacktestResult>> RunAsync(
        Watch watch, ImmutableArray<Rule> rules, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation) =>
        RunAsync(watch, rules, from, to, Reader(watch, cancellation), cancellation);

    public SnapshotReader Reader(Watch watch, CancellationToken cancellation) => (from, to) =>
        history.ReadSnapshotsAsync(watch.Name, watch.QueryFingerprint, from, to, cancellation);

    /// <summary>
    /// A result for each rule, in place of those of the watch and each with a name of its own. They decide on the snapshots of a
    /// period, null for open; what rises are measured from may be older.
    /// </summary>
    public static async Task<ImmutableArray<BacktestResult>> RunAsync(
        Watch watch, ImmutableArray<Rule> rules, DateTimeOffset? from, DateTimeOffset? to, SnapshotReader read,
        CancellationToken cancellation)
    {
        ImmutableArray<BacktestResult> results = [.. rules.Select(BacktestResult.New)];
        var reach = rules.Select(rule => rule.Over).Append(watch.DateRange.Length).Max() + Replay.MaxGap;
        var earlier = read(from - DateTimeOffset.MinValue > reach ? from - reach : null, to);
        await using var replay = new Replay(watch with { Rules = rules }, earlier);
        await foreach (var snapshot in read(from, to).WithCancellation(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            var changes = await replay.NextAsync(snapshot);
            results =
            [
                .. results.Select(result => result.Add(
                    snapshot.LastUpdated, changes.FirstOrDefault(change => change.Rule == result.Rule))),
            ];
        }
        return results;
    }
}
