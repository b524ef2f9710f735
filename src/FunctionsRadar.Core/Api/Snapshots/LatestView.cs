using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Api.Snapshots;

/// <summary>Shares are in percent, and the change in percentage points; the control is null unless a rule asks for it.</summary>
internal sealed record LatestView(
    string Watch, DateTimeOffset LastUpdated, DateTimeOffset ObservedAt, Window Window,
    ImmutableSortedDictionary<string, decimal> Shares, decimal LegacyShare, SnapshotPoint? Previous, decimal? Change,
    Confidence Confidence, ImmutableArray<AlertView> Alerts, LatestView.ControlView? Control)
{
    internal sealed record ControlView(Window Window, decimal LegacyShare);

    /// <summary>Null when the watch has no snapshot.</summary>
    public static LatestView? Create(Watch watch, WatchState state)
    {
        if (state.Latest is not { Summary: var summary } latest)
            return null;
        var control = latest.Control is { } before ? new ControlView(before.Window, watch.GetLegacyShare(before)) : null;
        return new(
            state.Watch, latest.LastUpdated, latest.ObservedAt, summary.Window, summary.Shares, latest.LegacyShare,
            state.Previous, latest.LegacyShare - state.Previous?.LegacyShare, summary.Confidence,
            [.. state.Alerts.Values.Select(AlertView.Create)], control);
    }
}
