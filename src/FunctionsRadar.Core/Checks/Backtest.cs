using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks;

/// <summary>What rules would have done: replays the history through the evaluator, reading it a page at a time.</summary>
internal sealed class Backtest(SnapshotReader read)
{
    /// <summary>Tries rules on a period, null for open, in place of the watch's own. Baselines may be older.</summary>
    public async Task<ImmutableArray<BacktestResult>> RunAsync(
        Watch watch, ImmutableArray<Rule> rules, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation)
    {
        ImmutableArray<BacktestResult> results = [.. rules.Select(BacktestResult.New)];
        var reach = rules.Select(rule => rule.Over).Append(watch.DateRange.Length).Max() + Replay.MaxGap;
        DateTimeOffset? begin = from - DateTimeOffset.MinValue > reach ? from - reach : null;
        var earlier = read(watch.Name, watch.QueryFingerprint, begin, to, cancellation);
        var snapshots = read(watch.Name, watch.QueryFingerprint, from, to, cancellation);
        await using var replay = new Replay(watch with { Rules = rules }, earlier);
        await foreach (var snapshot in snapshots)
        {
            cancellation.ThrowIfCancellationRequested();
            var changes = await replay.NextAsync(snapshot);
            results = [.. results.Select(result => result.Add(snapshot.LastUpdated, changes))];
        }
        return results;
    }
}
