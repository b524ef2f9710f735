using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Snapshots;

namespace FunctionsRadar.Api.Status;

/// <summary>Where a watch stands.</summary>
/// <param name="Watch">Its name.</param>
/// <param name="State">Its state as a whole.</param>
/// <param name="LastCheck">The last check: when, its outcome and why; null before the first.</param>
/// <param name="LastAcceptedAt">When a summary was last accepted; null when never.</param>
/// <param name="LastUpdated">Time of the latest snapshot's dataset; null when there is none.</param>
/// <param name="LegacyShare">Percent, of the latest snapshot; null when there is none.</param>
/// <param name="Alerts">Where each rule stands.</param>
/// <param name="Explanation">Why, one for each rule.</param>
/// <param name="Silence">The silence in force; null for none.</param>
internal sealed record StatusView(
    string Watch, WatchStatus State, LastCheckView? LastCheck, DateTimeOffset? LastAcceptedAt, DateTimeOffset? LastUpdated,
    decimal? LegacyShare, ImmutableArray<AlertView> Alerts, ImmutableArray<Explanation> Explanation, Silence? Silence)
{
    /// <summary>The view of a watch; its state is null before the first check.</summary>
    public static StatusView Create(string watch, WatchState? state) => state is null
        ? new StatusView(watch, WatchStatus.New, null, null, null, null, [], [], null)
        : new StatusView(
            watch, state.Status, LastCheckView.Create(state.LastCheck), state.LastAcceptedAt, state.Latest?.LastUpdated,
            state.Latest?.LegacyShare, [.. state.Alerts.Values.Select(AlertView.Create)], state.LastCheck?.Explanations ?? [],
            state.Silence);
}
