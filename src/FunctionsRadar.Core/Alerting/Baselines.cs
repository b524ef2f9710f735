using FunctionsRadar.Radar;

namespace FunctionsRadar.Alerting;

/// <summary>
/// The earlier snapshots that rises are measured against. <see cref="FindNeeded"/> says which ones to look up in the history, so
/// that the evaluation itself needs no store.
/// </summary>
internal static class Baselines
{
    /// <summary>No earlier snapshot was looked up.</summary>
    public static ImmutableDictionary<TimeSpan, SnapshotPoint> None { get; } = ImmutableDictionary<TimeSpan, SnapshotPoint>.Empty;

    /// <summary>
    /// The ages by which snapshots are to be looked up before <see cref="Evaluator.Evaluate"/>: for each, the newest one at least
    /// that much older than the summary. Empty when nothing is to be measured, or when all is in the state: pinned, or the
    /// history is not that long.
    /// </summary>
    public static ImmutableArray<TimeSpan> FindNeeded(Watch watch, WatchState state, Reading reading, DateTimeOffset now)
    {
        var current = Evaluator.ForQuery(watch, state);
        if (reading.Summary is not { } summary || !Acceptance.Judge(watch, current, reading, now).IsAccepted)
            return [];
        return
        [
            .. Evaluator.FindDue(watch, current, summary)
                .Where(rule => rule.NeedsPrevious && rule.Over > TimeSpan.Zero
                    && current.Oldest?.LastUpdated <= summary.LastUpdated - rule.Over)
                .Where(rule => FindPinned(watch, rule, current.Alerts.GetValueOrDefault(rule.Name), now) is null)
                .Select(rule => rule.Over)
                .Distinct(),
        ];
    }

    /// <summary>The snapshot that a rule measures a rise from; null when there is none.</summary>
    public static SnapshotPoint? Find(
        Watch watch, Rule rule, WatchState state, TlsSummary summary, IReadOnlyDictionary<TimeSpan, SnapshotPoint> found,
        DateTimeOffset now)
    {
        var alert = state.Alerts.GetValueOrDefault(rule.Name);
        if (FindPinned(watch, rule, alert, now) is { } pinned)
            return pinned;
        var point = rule.Over == TimeSpan.Zero
            ? FindJustBefore(state, summary)
            : found.GetValueOrDefault(rule.Over) ?? Older(summary, state.Oldest);
        var kept = Kept(watch, point, now);
        var newLevel = alert is not null && alert.Rule.MeasuresAs(rule) ? alert.NewLevel : null;
        return kept?.LastUpdated < newLevel?.LastUpdated ? newLevel : kept;
    }

    /// <summary>The snapshot; null when retention has deleted it.</summary>
    public static SnapshotPoint? Kept(Watch watch, SnapshotPoint? point, DateTimeOffset now) =>
        point is not null && now - point.LastUpdated <= watch.SnapshotRetention ? point : null;

    // A jump must not recover by becoming its own past.
    private static SnapshotPoint? FindPinned(Watch watch, Rule rule, Alert? alert, DateTimeOffset now) =>
        alert is not null && alert.State != AlertState.Ok && alert.Rule.MeasuresAs(rule)
            ? Kept(watch, alert.Baseline, now)
            : null;

    private static SnapshotPoint? FindJustBefore(WatchState state, TlsSummary summary) =>
        Older(summary, state.Latest?.Point) ?? Older(summary, state.Previous);

    private static SnapshotPoint? Older(TlsSummary summary, SnapshotPoint? point) =>
        point?.LastUpdated < summary.LastUpdated ? point : null;
}
