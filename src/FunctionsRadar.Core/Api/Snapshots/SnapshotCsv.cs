using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Http;

namespace FunctionsRadar.Api.Snapshots;

/// <summary>Snapshots as CSV (RFC 4180, header row): one row a snapshot, one column a TLS version.</summary>
internal static class SnapshotCsv
{
    /// <summary>The content type.</summary>
    public const string ContentType = "text/csv; charset=utf-8; header=present";

    private static readonly string[] FixedColumns =
    [
        "watch", "lastUpdated", "observedAt", "windowStart", "windowEnd", "legacyShare", "confidence", "backfilled",
    ];

    /// <summary>Writes snapshots, with a column for each version that any of them has.</summary>
    public static string Write(IReadOnlyList<Snapshot> snapshots)
    {
        var versions = snapshots.SelectMany(snapshot => snapshot.Summary.Shares.Keys).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToArray();
        var csv = new StringBuilder();
        csv.AppendCsvRow(FixedColumns.Concat(versions));
        foreach (var snapshot in snapshots)
            csv.AppendCsvRow(Cells(snapshot, versions));
        return csv.ToString();
    }

    private static IEnumerable<string> Cells(Snapshot snapshot, string[] versions) =>
    [
        snapshot.Watch, Time(snapshot.LastUpdated), Time(snapshot.ObservedAt), Time(snapshot.Summary.Window.Start),
        Time(snapshot.Summary.Window.End), Number(snapshot.LegacyShare),
        snapshot.Summary.Confidence.Level?.ToString(CultureInfo.InvariantCulture) ?? "", snapshot.Backfilled ? "true" : "false",
        .. versions.Select(version => snapshot.Summary.Shares.TryGetValue(version, out var share) ? Number(share) : ""),
    ];

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
