using FunctionsRadar.Alerting;
using FunctionsRadar.Checks;
using FunctionsRadar.Radar;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Cli.Demo;

/// <summary>Gives the demo a past: a snapshot for each hour of 90 days.</summary>
internal sealed class DemoHistory(
    SimulatedRadar radar, CheckRound checks, WatchList watches, HistoryStore history, TimeProvider time)
{
    private const int Days = 90;

    /// <summary>
    /// Checks once, so that there is a latest snapshot and a state that learns of the past, and writes the past.
    /// </summary>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        await checks.RunAsync(cancellation);
        var now = time.GetUtcNow();
        foreach (var watch in watches.All)
        {
            var hours = Enumerable.Range(1, Days * 24).Select(hours => Snapshot(watch, now - TimeSpan.FromHours(hours)));
            await history.AddSnapshotsAsync(watch.Name, [.. hours], cancellation);
        }
    }

    private Snapshot Snapshot(Watch watch, DateTimeOffset end)
    {
        var summary = new TlsSummary(
            end, new Window(end - watch.DateRange.Length, end), DemoShares.Create(radar.Timeline.LegacyShareAt(end)),
            new Confidence(5, []));
        return new Snapshot
        {
            Watch = watch.Name,
            QueryFingerprint = watch.QueryFingerprint,
            Summary = summary,
            LegacyShare = watch.GetLegacyShare(summary),
            ObservedAt = end,
            Backfilled = true,
        };
    }
}
