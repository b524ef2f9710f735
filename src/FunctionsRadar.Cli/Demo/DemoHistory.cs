using FunctionsRadar.Radar;

namespace FunctionsRadar.Cli.Demo;

/// <summary>Gives the demo a past: a snapshot for each hour of 90 days.</summary>
internal sealed class DemoHistory(
    SimulatedRadar radar, CheckRound checks, WatchList watches, HistoryStore history, TimeProvider time)
{
    private const int Hours = 90 * 24;

    public async Task WriteAsync(CancellationToken cancellation)
    {
        // First, so that there is a latest snapshot, and a state that learns of the past.
        await checks.RunAsync(cancellation);
        var now = time.GetUtcNow();
        foreach (var watch in watches.All)
        {
            var snapshots = Enumerable.Range(1, Hours).Select(hours => Snapshot(watch, now - TimeSpan.FromHours(hours)));
            await history.AddSnapshotsAsync(watch.Name, [.. snapshots], cancellation);
        }
    }

    private Snapshot Snapshot(Watch watch, DateTimeOffset end)
    {
        var window = new Window(end - watch.DateRange.Length, end);
        var summary = new TlsSummary(end, window, radar.Timeline.SharesAt(end), new Confidence(5, []));
        return Alerting.Snapshot.Create(watch, summary, end) with { Backfilled = true };
    }
}
