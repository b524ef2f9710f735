using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;
using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Tables;
using Microsoft.Extensions.Logging.Abstractions;

namespace FunctionsRadar.Benchmarks;

/// <summary>A history of 15-minute snapshots.</summary>
internal static class SampleHistory
{
    private const string Watch = "default";
    private const int AtOnce = 1000;
    private const string Query = "7d|||||TLS1.0,TLS1.1";
    private static readonly DateTimeOffset Newest = new(2026, 3, 10, 6, 0, 0, TimeSpan.Zero);

    /// <summary>When the snapshot of that number was taken; 0 is the newest.</summary>
    public static DateTimeOffset GetTime(int number) => Newest.AddMinutes(-15 * number);

    /// <summary>Fills a table.</summary>
    public static async Task FillAsync(ITable table, int snapshots)
    {
        var random = new Random(1);
        var state = new WatchState
        {
            Watch = Watch,
            Installation = "bench",
            QueryFingerprint = Query,
            FirstCheckAt = Newest,
            Latest = Snapshot(0),
            Previous = Snapshot(1).Point,
            Oldest = Snapshot(snapshots - 1).Point,
        };
        var commit = new WatchCommit(state, null, state.Latest, [], []);
        await new WatchStore(table, random).CommitAsync(commit, CancellationToken.None);
        var history = new HistoryStore(table, new UnreadableRows(NullLogger<UnreadableRows>.Instance), random);
        for (var number = 1; number < snapshots; number += AtOnce)
        {
            var batch = Enumerable.Range(number, Math.Min(AtOnce, snapshots - number)).Select(Snapshot).ToArray();
            await history.AddSnapshotsAsync(Watch, batch, CancellationToken.None);
        }
    }

    private static Snapshot Snapshot(int number)
    {
        var time = GetTime(number);
        var shares = ImmutableSortedDictionary<string, decimal>.Empty
            .Add("TLS 1.0", 0.1m).Add("TLS 1.1", 0.3m).Add("TLS 1.2", 30m).Add("TLS 1.3", 69.6m);
        var summary = new TlsSummary(time, new Window(time.AddDays(-7), time), shares, new Confidence(5, []));
        return new Snapshot { Watch = Watch, QueryFingerprint = Query, Summary = summary, LegacyShare = 0.4m, ObservedAt = time };
    }
}
