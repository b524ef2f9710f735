using FunctionsRadar.Radar;

namespace FunctionsRadar.Alerting;

/// <summary>
/// Decides what a reading means: state + reading + now → new state, transitions, explanations. Pure: no I/O, no clock, no
/// randomness, no logging; the same input gives the same output, ids included. Who is told of it is for the <see cref="Planner"/>
/// to decide.
/// </summary>
internal static class Evaluator
{
    /// <summary>Evaluates a reading.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="state">Its state so far.</param>
    /// <param name="reading">What was obtained.</param>
    /// <param name="baselines">Earlier snapshots by age, as <see cref="Baselines.FindNeeded"/> asked for.</param>
    /// <param name="now">Time of the check.</param>
    public static Evaluation Evaluate(
        Watch watch, WatchState state, Reading reading, IReadOnlyDictionary<TimeSpan, SnapshotPoint> baselines,
        DateTimeOffset now) =>
        new WatchEvaluation(watch, ForQuery(watch, state), now).Run(reading, baselines);

    /// <summary>Ends every alert of a watch that is not in the settings any more.</summary>
    public static Evaluation EndRemoved(Watch watch, WatchState state, DateTimeOffset now) =>
        new WatchEvaluation(watch, state, now).EndAll();

    /// <summary>
    /// The state without what an earlier query left behind, since its numbers cannot be compared; what fires goes on firing.
    /// </summary>
    public static WatchState ForQuery(Watch watch, WatchState state)
    {
        if (state.QueryFingerprint == watch.QueryFingerprint)
            return state;
        var alerts = state.Alerts.Select(pair => KeyValuePair.Create(
            pair.Key,
            pair.Value with
            {
                Baseline = null,
                NewLevel = null,
                UnmeasuredSince = null,
                Breaches = 0,
                Recoveries = 0,
                Peak = null,
            }));
        return state with
        {
            QueryFingerprint = watch.QueryFingerprint,
            Alerts = state.Alerts.SetItems(alerts),
            Latest = null,
            Previous = null,
            Oldest = null,
        };
    }

    /// <summary>
    /// The rules that a summary is evaluated for: all when its dataset is new; else those that are new, changed, or still lack
    /// data.
    /// </summary>
    /// <param name="watch">The watch.</param>
    /// <param name="state">Its state, as <see cref="ForQuery"/> gives it.</param>
    /// <param name="summary">What was obtained.</param>
    public static ImmutableArray<Rule> FindDue(Watch watch, WatchState state, TlsSummary summary)
    {
        var isNew = state.Latest?.LastUpdated != summary.LastUpdated;
        return [.. watch.Rules.Where(rule => isNew || IsOpen(state.Alerts.GetValueOrDefault(rule.Name), rule))];
    }

    private static bool IsOpen(Alert? alert, Rule rule) =>
        alert is null || alert.IsChangedBy(rule) || alert.UnmeasuredSince is not null;
}
