using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Http;

namespace FunctionsRadar.Api.Snapshots;

internal static class SnapshotCsv
{
    private static readonly string[] Columns =
        ["watch", "lastUpdated", "observedAt", "windowStart", "windowEnd", "legacyShare", "confidence", "backfilled"];

    public static string Write(IEnumerable<Snapshot> snapshots) =>
        SharesCsv.Write(Columns, snapshots.Select(snapshot => (Cells(snapshot), snapshot.Summary)));

    private static string[] Cells(Snapshot snapshot) =>
    [
        snapshot.Watch, Time(snapshot.LastUpdated), Time(snapshot.ObservedAt), Time(snapshot.Summary.Window.Start),
        Time(snapshot.Summary.Window.End), $"{snapshot.LegacyShare}", $"{snapshot.Summary.Confidence.Level}",
        snapshot.Backfilled ? "true" : "false",
    ];

    private static string Time(DateTimeOffset time) => $"{time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.FFF'Z'}";
}
