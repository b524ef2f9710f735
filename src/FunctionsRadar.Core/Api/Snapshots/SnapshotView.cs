using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Api.Snapshots;

/// <summary>A snapshot of the history.</summary>
/// <param name="Watch">Name of the watch.</param>
/// <param name="LastUpdated">The dataset's own time.</param>
/// <param name="ObservedAt">When the check was made that accepted it.</param>
/// <param name="Window">The period described.</param>
/// <param name="Shares">Percent by TLS version.</param>
/// <param name="LegacyShare">Percent.</param>
/// <param name="Confidence">How far the data is to be trusted.</param>
/// <param name="Backfilled">True when it was fetched afterwards.</param>
internal sealed record SnapshotView(
    string Watch, DateTimeOffset LastUpdated, DateTimeOffset ObservedAt, Window Window,
    ImmutableSortedDictionary<string, decimal> Shares, decimal LegacyShare, Confidence Confidence, bool Backfilled)
{
    /// <summary>The view of a snapshot.</summary>
    public static SnapshotView Create(Snapshot snapshot) => new(
        snapshot.Watch, snapshot.LastUpdated, snapshot.ObservedAt, snapshot.Summary.Window, snapshot.Summary.Shares,
        snapshot.LegacyShare, snapshot.Summary.Confidence, snapshot.Backfilled);
}
