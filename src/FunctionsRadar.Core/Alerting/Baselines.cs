using FunctionsRadar.Radar;

namespace FunctionsRadar.Alerting;

/// <summary>The earlier snapshots that rises are measured against.</summary>
internal static class Baselines
{
    public static ImmutableDictionary<TimeSpan, SnapshotPoint> None { get; } = ImmutableDictionary<TimeSpan, SnapshotPoint>.Empty;

    /// <summary>
    /// The ages by which to look up snapshots in the history before <see cref="Evaluator.Evaluate"/>: for each, the newest one at
    /// least that much older than the summary. None when the state has all: pinned, or the history is not that long.
    /// </summary>
    public static ImmutableArray<TimeSpan> FindNeeded(Watch watch, WatchState state, Reading reading, DateTimeOffset now)
    {
        var current = Evaluator.ForQuery(watch, state);
        if (reading.Summary is not { } summary || !Acceptance.Judge(watch, current, reading, now).IsAccepted)
            return [];
        var needed = Evaluator.FindDue(watch, current, summary)
            .Where(rule => rule.NeedsPrevious && rule.Over > TimeSpan.Zero
                && current.Oldest?.LastUpdated <= summary.LastUpdated - rule.Over
                && FindPinned(watch, rule, current.Alerts.GetValueOrDefault(rule.Name), now) is null);
        return [.. needed.Select(rule => rule.Over).Distinct()];
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
            ? Older(summary, state.Latest?.Point) ?? Older(summary, state.Previous)
            : found.GetValueOrDefault(rule.Over) ?? Older(summary, state.Oldest);
        var kept = Kept(watch, point, now);
        var newLevel = alert is not null && alert.Rule.MeasuresAs(rule) ? alert.NewLevel : null;
        return kept?.LastUpdated < newLevel?.LastUpdated ? newLevel : kept;
    }

    // A jump must not recover by becoming its own past.
    private static SnapshotPoint? FindPinned(Watch watch, Rule rule, Alert? alert, DateTimeOffset now) =>
        alert is { State: not AlertState.Ok } && alert.Rule.MeasuresAs(rule) ? Kept(watch, alert.Baseline, now) : null;

    private static SnapshotPoint? Kept(Watch watch, SnapshotPoint? point, DateTimeOffset now) =>
        now - point?.LastUpdated <= watch.SnapshotRetention ? point : null;

    private static SnapshotPoint? Older(TlsSummary summary, SnapshotPoint? point) =>
        point?.LastUpdated < summary.LastUpdated ? point : null;
}
