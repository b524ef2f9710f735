using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Api.Snapshots;

/// <summary>Shares are in percent.</summary>
internal sealed record SnapshotView(
    string Watch, DateTimeOffset LastUpdated, DateTimeOffset ObservedAt, Window Window,
    ImmutableSortedDictionary<string, decimal> Shares, decimal LegacyShare, Confidence Confidence, bool Backfilled)
{
    public static SnapshotView Create(Snapshot snapshot) => new(
        snapshot.Watch, snapshot.LastUpdated, snapshot.ObservedAt, snapshot.Summary.Window, snapshot.Summary.Shares,
        snapshot.LegacyShare, snapshot.Summary.Confidence, snapshot.Backfilled);
}
