using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Api.Snapshots;

/// <summary>A snapshot as the API shows it. Nulls are written.</summary>
/// <param name="Watch">Name of the watch.</param>
/// <param name="LastUpdated">The dataset's own time.</param>
/// <param name="ObservedAt">When the check was made that accepted it.</param>
/// <param name="Window">The period described.</param>
/// <param name="Shares">Percent by TLS version.</param>
/// <param name="LegacyShare">Percent.</param>
/// <param name="Previous">The snapshot just before; null when there is none.</param>
/// <param name="Change">Legacy share now less that of <paramref name="Previous"/>, in percentage points; null when there is
/// none.</param>
/// <param name="Confidence">How far the data is to be trusted.</param>
/// <param name="Alerts">Where each rule stands.</param>
/// <param name="Control">Legacy share of the equal period before, in percent; null when no rule asks for it.</param>
internal sealed record LatestView(
    string Watch, DateTimeOffset LastUpdated, DateTimeOffset ObservedAt, Window Window,
    ImmutableSortedDictionary<string, decimal> Shares, decimal LegacyShare, SnapshotPoint? Previous, decimal? Change,
    Confidence Confidence, ImmutableArray<AlertView> Alerts, ControlView? Control)
{
    /// <summary>The view of a watch's latest snapshot; null when there is none.</summary>
    public static LatestView? Create(Watch watch, WatchState state)
    {
        if (state.Latest is not { } latest)
            return null;
        var control = latest.Control is { } summary ? new ControlView(summary.Window, watch.GetLegacyShare(summary)) : null;
        return new LatestView(
            state.Watch, latest.LastUpdated, latest.ObservedAt, latest.Summary.Window, latest.Summary.Shares, latest.LegacyShare,
            state.Previous, state.Previous is { } previous ? latest.LegacyShare - previous.LegacyShare : null,
            latest.Summary.Confidence, [.. state.Alerts.Values.Select(AlertView.Create)], control);
    }
}
