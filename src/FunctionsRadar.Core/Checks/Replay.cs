using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks;

/// <summary>Takes snapshots through the evaluator, one after the other, as the checks of their time did.</summary>
internal sealed class Replay : IAsyncDisposable
{
    private static readonly TimeSpan MaxGap = TimeSpan.FromDays(1);

    private readonly Watch _watch;
    private readonly Dictionary<TimeSpan, TrailingSnapshot> _baselines;
    private readonly TrailingSnapshot? _control;
    private WatchState _state;

    /// <param name="watch">The watch with the rules to try.</param>
    /// <param name="history">Starts to read what rises are measured from, oldest first; may be called several times.</param>
    public Replay(Watch watch, Func<TrailingSnapshot> history)
    {
        _watch = watch;
        _state = WatchState.New(watch, "replay", DateTimeOffset.MinValue);
        _baselines = watch.Rules.Where(rule => rule.NeedsPrevious && rule.Over > TimeSpan.Zero)
            .Select(rule => rule.Over).Distinct().ToDictionary(age => age, _ => history());
        _control = watch.Rules.Any(rule => rule.NeedsControl) ? history() : null;
    }

    /// <summary>What the next snapshot changes.</summary>
    public async ValueTask<ImmutableArray<Transition>> NextAsync(Snapshot snapshot)
    {
        // A backfilled snapshot is replayed as if it had been fetched at the end of its window.
        var now = snapshot.Backfilled ? snapshot.LastUpdated : snapshot.ObservedAt;
        var control = snapshot.Control ?? (await FindControlAsync(snapshot))?.Summary;
        var baselines = await FindBaselinesAsync(snapshot);
        var evaluation = Evaluator.Evaluate(_watch, _state, Reading.Valid(snapshot.Summary, control), baselines, now);
        _state = evaluation.State with { Log = NotificationLog.Empty };
        return evaluation.Transitions;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var baseline in _baselines.Values)
            await baseline.DisposeAsync();
        if (_control is not null)
            await _control.DisposeAsync();
    }

    private async ValueTask<Dictionary<TimeSpan, SnapshotPoint>> FindBaselinesAsync(Snapshot snapshot)
    {
        var points = new Dictionary<TimeSpan, SnapshotPoint>();
        foreach (var (age, history) in _baselines)
        {
            if (await history.AtOrBeforeAsync(snapshot.LastUpdated - age) is { } found)
                points.Add(age, new SnapshotPoint(found.LastUpdated, _watch.GetLegacyShare(found.Summary)));
        }
        return points;
    }

    // The control is the newest snapshot that is a range older, unless it is more than a day older than that.
    private async ValueTask<Snapshot?> FindControlAsync(Snapshot snapshot)
    {
        if (_control is null)
            return null;
        var time = snapshot.LastUpdated - _watch.DateRange.Length;
        return await _control.AtOrBeforeAsync(time) is { } found && time - found.LastUpdated <= MaxGap ? found : null;
    }
}
