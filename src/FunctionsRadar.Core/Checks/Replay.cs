using System.Collections.Immutable;
using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks;

/// <summary>Takes snapshots through the evaluator, one after the other, as the checks of their time did.</summary>
/// <param name="watch">The watch with the rules to try.</param>
/// <param name="snapshots">The whole history, oldest first; also what is measured from.</param>
internal sealed class Replay(Watch watch, IReadOnlyList<Snapshot> snapshots)
{
    private static readonly TimeSpan MaximumGap = TimeSpan.FromDays(1);

    private readonly DateTimeOffset[] _times = [.. snapshots.Select(snapshot => snapshot.LastUpdated)];
    private WatchState _state = WatchState.New(watch, "replay", DateTimeOffset.MinValue);

    /// <summary>What the next snapshot changes.</summary>
    public ImmutableArray<Transition> Next(Snapshot snapshot)
    {
        // What was fetched afterwards was there when its window ended.
        var now = snapshot.Backfilled ? snapshot.LastUpdated : snapshot.ObservedAt;
        var reading = Reading.Valid(snapshot.Summary, snapshot.Control ?? FindControl(snapshot)?.Summary);
        var evaluation = Evaluator.Evaluate(watch, _state, reading, FindBaselines(snapshot), now);
        _state = evaluation.State with { Log = NotificationLog.Empty };
        return evaluation.Transitions;
    }

    private ImmutableDictionary<TimeSpan, SnapshotPoint> FindBaselines(Snapshot snapshot) => watch.Rules
        .Where(rule => rule.NeedsPrevious && rule.Over > TimeSpan.Zero)
        .Select(rule => rule.Over)
        .Distinct()
        .Select(age => (Age: age, Found: AtOrBefore(snapshot.LastUpdated - age)))
        .Where(pair => pair.Found is not null)
        .ToImmutableDictionary(pair => pair.Age, pair => new SnapshotPoint(pair.Found!.LastUpdated, watch.LegacyShareOf(pair.Found.Summary)));

    // The equal period before is what was then the latest, unless there is a gap.
    private Snapshot? FindControl(Snapshot snapshot)
    {
        if (!watch.Rules.Any(rule => rule.NeedsControl))
            return null;
        var time = snapshot.LastUpdated - watch.DateRange.Length;
        return AtOrBefore(time) is { } found && time - found.LastUpdated <= MaximumGap ? found : null;
    }

    private Snapshot? AtOrBefore(DateTimeOffset time)
    {
        var index = Array.BinarySearch(_times, time);
        var last = index >= 0 ? index : ~index - 1;
        return last < 0 ? null : snapshots[last];
    }
}
