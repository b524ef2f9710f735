using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Dashboard;

/// <summary>A watch with its stored state (null before the first check), as the dashboard, badge and chart show it.</summary>
internal sealed record WatchOverview(Watch Watch, WatchState? Stored)
{
    public WatchStatus Status { get; } = Stored?.Status ?? WatchStatus.New;
    public Snapshot? Latest => Stored?.Latest;
    public string ShareText => Latest is { } latest ? NumberFormat.Percent(latest.LegacyShare) : "no data";
    public CheckReport? LastCheck => Stored?.LastCheck;
    /// <summary>Legacy share now less that of the snapshot just before, in percentage points; null when there is none.</summary>
    public decimal? Change => Latest?.LegacyShare - Stored?.Previous?.LegacyShare;
    public ImmutableArray<Explanation> Explanations => LastCheck?.Explanations ?? [];

    /// <summary>True when the last check accepted its reading.</summary>
    public bool IsCurrent => LastCheck?.Outcome is CheckOutcome.Recorded or CheckOutcome.Unchanged;

    public DateTimeOffset? Since => Status switch
    {
        WatchStatus.Nodata or WatchStatus.Firing => ListSince(AlertState.Firing).Min(),
        WatchStatus.Pending => ListSince(AlertState.Pending).Min(),
        WatchStatus.Ok => ListSince(AlertState.Ok).Max(),
        _ => null,
    };

    private IEnumerable<DateTimeOffset?> ListSince(AlertState state) =>
        Stored!.Alerts.Values.Where(alert => alert.State == state).Select(alert => (DateTimeOffset?)alert.Since);
}
