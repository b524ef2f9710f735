using FunctionsRadar.Radar;

namespace FunctionsRadar.Alerting;

/// <summary>
/// Decides what a reading means: state + reading + now → new state, transitions, explanations. Pure: no I/O, no clock, no
/// randomness, no logging; the same input gives the same output, ids included. The <see cref="Planner"/> decides who is told.
/// </summary>
internal static class Evaluator
{
    /// <summary>Evaluates a reading with the snapshots, by age, that <see cref="Baselines.FindNeeded"/> asked for.</summary>
    public static Evaluation Evaluate(
        Watch watch, WatchState state, Reading reading, IReadOnlyDictionary<TimeSpan, SnapshotPoint> baselines,
        DateTimeOffset now)
    {
        var before = NotAfter(now, ForQuery(watch, state));
        var acceptance = Acceptance.Judge(watch, before, reading, now);
        var snapshot = acceptance.Outcome == CheckOutcome.Recorded
            ? Snapshot.Create(watch, reading.Summary!, now) with
            {
                Control = Acceptance.FindControlFault(watch, reading) is null ? reading.Control : null,
            }
            : null;
        var latest = snapshot ?? before.Latest;
        var changes = new AlertChanges(watch, before, latest, now);
        changes.Remove(name => name != Alert.NoData && watch.Rules.All(rule => rule.Name != name));
        new WatchEvaluation(watch, before, changes, now).Run(acceptance, reading, baselines);
        var evaluation = changes.Complete(snapshot);
        var explanations = evaluation.State.Alerts.Values.Select(
            alert => Explanation.Create(before.Alerts.GetValueOrDefault(alert.Rule.Name), alert));
        var after = evaluation.State with
        {
            LastAcceptedAt = acceptance.IsAccepted ? now : before.LastAcceptedAt,
            LastCheck = new CheckReport(now, acceptance.Outcome, acceptance.Reason, [.. explanations]),
            Latest = latest,
            Previous = snapshot is null ? before.Previous : before.Latest?.Point,
            Oldest = before.Oldest ?? snapshot?.Point,
            MissingSince = null,
        };
        return evaluation with { State = after };
    }

    /// <summary>Ends every alert of a watch that is not in the settings any more.</summary>
    public static Evaluation EndRemoved(Watch watch, WatchState state, DateTimeOffset now)
    {
        var changes = new AlertChanges(watch, state, state.Latest, now);
        changes.Remove(_ => true);
        return changes.Complete(null);
    }

    /// <summary>The state without the numbers of an earlier query, which cannot be compared; what fires goes on firing.</summary>
    public static WatchState ForQuery(Watch watch, WatchState state)
    {
        if (state.QueryFingerprint == watch.QueryFingerprint)
            return state;
        var alerts = state.Alerts.Values.Select(alert =>
            alert with { Baseline = null, NewLevel = null, UnmeasuredSince = null, Breaches = 0, Recoveries = 0, Peak = null });
        return state with
        {
            QueryFingerprint = watch.QueryFingerprint,
            Alerts = alerts.ToImmutableSortedDictionary(alert => alert.Rule.Name, alert => alert, StringComparer.Ordinal),
            Latest = null,
            Previous = null,
            Oldest = null,
        };
    }

    /// <summary>
    /// The rules that a summary is evaluated for: all when its dataset is new; else those that are new, changed, or still lack
    /// data. The state is one that <see cref="ForQuery"/> gave.
    /// </summary>
    public static ImmutableArray<Rule> FindDue(Watch watch, WatchState state, TlsSummary summary)
    {
        var isNew = state.Latest?.LastUpdated != summary.LastUpdated;
        return [.. watch.Rules.Where(rule => isNew
            || state.Alerts.GetValueOrDefault(rule.Name) is not { UnmeasuredSince: null } alert || alert.IsChangedBy(rule))];
    }

    // Time that runs backward restarts from now. A silence, a test or a backfill may have come before the first check.
    private static WatchState NotAfter(DateTimeOffset now, WatchState state) => state with
    {
        FirstCheckAt = state.LastCheck is null || state.FirstCheckAt > now ? now : state.FirstCheckAt,
        LastAcceptedAt = state.LastAcceptedAt > now ? now : state.LastAcceptedAt,
    };
}
