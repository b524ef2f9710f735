using FunctionsRadar.Radar;

namespace FunctionsRadar.Alerting;

/// <summary>An accepted summary as it is kept. There is one for each watch and <c>lastUpdated</c>.</summary>
internal sealed record Snapshot
{
    public required string Watch { get; init; }
    /// <summary><see cref="Alerting.Watch.QueryFingerprint"/>: snapshots of different queries are not compared.</summary>
    public required string QueryFingerprint { get; init; }
    public required TlsSummary Summary { get; init; }
    /// <summary>Percent.</summary>
    public required decimal LegacyShare { get; init; }
    public required DateTimeOffset ObservedAt { get; init; }
    /// <summary>The equal period before; null when no rule asked for it, or it was not good enough to measure against.</summary>
    public TlsSummary? Control { get; init; }
    /// <summary>True when it was fetched afterwards to fill the history; such a snapshot moves no alert.</summary>
    public bool Backfilled { get; init; }

    /// <summary>The dataset's own time, by which snapshots are told apart and ordered.</summary>
    public DateTimeOffset LastUpdated => Summary.LastUpdated;

    public SnapshotPoint Point => new(LastUpdated, LegacyShare);

    public static Snapshot Create(Watch watch, TlsSummary summary, DateTimeOffset observedAt) => new()
    {
        Watch = watch.Name,
        QueryFingerprint = watch.QueryFingerprint,
        Summary = summary,
        LegacyShare = watch.GetLegacyShare(summary),
        ObservedAt = observedAt,
    };
}
