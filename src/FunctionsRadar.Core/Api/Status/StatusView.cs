using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Snapshots;

namespace FunctionsRadar.Api.Status;

/// <summary>Where a watch stands, with an explanation for each rule. What there is not, or not yet, is null.</summary>
internal sealed record StatusView(
    string Watch, WatchStatus State, StatusView.LastCheckView? LastCheck, DateTimeOffset? LastAcceptedAt,
    DateTimeOffset? LastUpdated, decimal? LegacyShare, ImmutableArray<AlertView> Alerts, ImmutableArray<Explanation> Explanation,
    Silence? Silence)
{
    internal sealed record LastCheckView(DateTimeOffset At, CheckOutcome Outcome, string Reason);

    /// <summary>The state is null before the first check.</summary>
    public static StatusView Create(string watch, WatchState? state)
    {
        if (state is null)
            return new StatusView(watch, WatchStatus.New, null, null, null, null, [], [], null);
        var check = state.LastCheck;
        return new StatusView(
            watch, state.Status, check is null ? null : new LastCheckView(check.At, check.Outcome, check.Reason),
            state.LastAcceptedAt, state.Latest?.LastUpdated, state.Latest?.LegacyShare,
            [.. state.Alerts.Values.Select(AlertView.Create)], check?.Explanations ?? [], state.Silence);
    }
}
