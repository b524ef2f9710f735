using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks;

/// <summary>Takes snapshots through the evaluator, one after the other, as the checks of their time did.</summary>
internal sealed class Replay(Watch watch, IAsyncEnumerable<Snapshot> history) : IAsyncDisposable
{
    /// <summary>How much older than a range a snapshot may be to stand in for the control.</summary>
    public static readonly TimeSpan MaxGap = TimeSpan.FromDays(1);

    private readonly Dictionary<TimeSpan, TrailingSnapshot> _histories =
        watch.Rules.Where(rule => rule.NeedsControl || (rule.NeedsPrevious && rule.Over > TimeSpan.Zero))
            .Select(rule => rule.NeedsControl ? watch.DateRange.Length : rule.Over)
            .Distinct().ToDictionary(age => age, _ => new TrailingSnapshot(history.GetAsyncEnumerator()));
    private WatchState _state = WatchState.New(watch, "replay", DateTimeOffset.MinValue);

    public async ValueTask<ImmutableArray<Transition>> NextAsync(Snapshot snapshot)
    {
        var earlier = new Dictionary<TimeSpan, Snapshot>();
        foreach (var (age, trailing) in _histories)
        {
            if (await trailing.AtOrBeforeAsync(snapshot.LastUpdated - age) is { } found)
                earlier.Add(age, found);
        }
        var reading = Reading.Valid(snapshot.Summary, snapshot.Control ?? FindControl(snapshot, earlier)?.Summary);
        var baselines = earlier.ToDictionary(pair => pair.Key, pair => pair.Value.Point);
        // A backfilled snapshot is replayed as if it had been fetched at the end of its window.
        var now = snapshot.Backfilled ? snapshot.LastUpdated : snapshot.ObservedAt;
        var evaluation = Evaluator.Evaluate(watch, _state, reading, baselines, now);
        _state = evaluation.State with { Log = NotificationLog.Empty };
        return evaluation.Transitions;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var trailing in _histories.Values)
            await trailing.DisposeAsync();
    }

    private Snapshot? FindControl(Snapshot snapshot, Dictionary<TimeSpan, Snapshot> earlier)
    {
        var found = earlier.GetValueOrDefault(watch.DateRange.Length);
        return snapshot.LastUpdated - watch.DateRange.Length - found?.LastUpdated <= MaxGap ? found : null;
    }
}
