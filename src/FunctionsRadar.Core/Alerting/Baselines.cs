using System.Collections.Immutable;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Alerting;

/// <summary>
/// The earlier snapshots that rises are measured against. <see cref="Needed"/> says which ones to look up in the history, so that the
/// evaluation itself needs no store.
/// </summary>
public static class Baselines
{
    /// <summary>No earlier snapshot was looked up.</summary>
    public static ImmutableDictionary<TimeSpan, SnapshotPoint> None { get; } = ImmutableDictionary<TimeSpan, SnapshotPoint>.Empty;

    /// <summary>
    /// The ages by which snapshots are to be looked up before <see cref="Evaluator.Evaluate"/>: for each, the newest one at least that much older
    /// than the summary. Empty when nothing is to be measured, or when all is in the state: pinned, or the history is not that long.
    /// </summary>
    public static ImmutableArray<TimeSpan> Needed(Watch watch, WatchState? state, Reading reading, DateTimeOffset now)
    {
        if (state is null || reading.Summary is not { } summary || state.Fingerprint != watch.Fingerprint)
            return [];
        var acceptance = Acceptance.Of(watch, state, reading, now);
        if (!acceptance.IsAccepted)
            return [];
        return
        [
            .. watch.Rules
                .Where(rule => rule.NeedsPrevious && rule.Over > TimeSpan.Zero && state.Oldest?.LastUpdated <= summary.LastUpdated - rule.Over)
                .Where(rule => NeedsLookUp(rule, state.Alerts.GetValueOrDefault(rule.Name), acceptance))
                .Select(rule => rule.Over)
                .Distinct(),
        ];
    }

    /// <summary>The snapshot that a rule measures a rise from; null when there is none.</summary>
    internal static SnapshotPoint? Find(
        Rule rule, Alert? alert, WatchState state, TlsSummary summary, SnapshotPoint? control, IReadOnlyDictionary<TimeSpan, SnapshotPoint> found)
    {
        if (rule.NeedsControl)
            return control;
        if (!rule.NeedsPrevious)
            return null;
        var point = rule.Over == TimeSpan.Zero
            ? JustBefore(state, summary)
            : found.GetValueOrDefault(rule.Over) ?? OlderThan(summary, state.Oldest);
        return alert?.NewLevel is { } level && point?.LastUpdated < level.LastUpdated ? level : point;
    }

    private static bool NeedsLookUp(Rule rule, Alert? alert, Acceptance acceptance)
    {
        var isChanged = alert is null || alert.Rule.Definition != rule.Definition;
        var isPinned = alert is { State: not AlertState.Ok, Baseline: not null } && !isChanged;
        return !isPinned && (isChanged || acceptance.Outcome == CheckOutcome.Recorded);
    }

    private static SnapshotPoint? JustBefore(WatchState state, TlsSummary summary) =>
        OlderThan(summary, state.Latest?.Point) ?? OlderThan(summary, state.Previous);

    private static SnapshotPoint? OlderThan(TlsSummary summary, SnapshotPoint? point) => point?.LastUpdated < summary.LastUpdated ? point : null;
}
