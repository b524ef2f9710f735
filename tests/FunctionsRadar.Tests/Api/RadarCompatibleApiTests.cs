using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;
using FunctionsRadar.Storage;
using FunctionsRadar.Tests.Alerting;

namespace FunctionsRadar.Tests.Api;

/// <summary>Tests of the summary that is served as Radar serves it, of an API with several watches.</summary>
public abstract class RadarCompatibleApiTests : ApiTests
{
    protected const string Path = "radar/email/security/summary/";

    protected override (string Key, string Value)[] Settings =>
    [
        ("Watches:all:DateRange", "7d"),
        ("Watches:day:DateRange", "1d"),
        ("Watches:strict:Dmarc", "PASS,FAIL"),
        ("Watches:strict:DateRange", "7d"),
    ];

    // As the backfill does.
    protected Task StoreAsync(decimal share, DateTimeOffset end)
    {
        var shares = Given.Summary(share, end).Shares.SetItem("TLS 1.1", share).SetItem("TLS 1.0", 0);
        var snapshot = new Snapshot
        {
            Watch = "all",
            QueryFingerprint = Server.Get<WatchList>().Find("all")!.QueryFingerprint,
            Summary = new TlsSummary(end, new Window(end.AddDays(-7), end), shares, new Confidence(5, [])),
            LegacyShare = share,
            ObservedAt = end,
            Backfilled = true,
        };
        return Server.Get<HistoryStore>().AddSnapshotsAsync("all", [snapshot], CancellationToken.None);
    }
}
