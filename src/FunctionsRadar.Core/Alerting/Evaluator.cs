namespace FunctionsRadar.Alerting;

/// <summary>
/// Decides what a reading means: state + reading + now → new state, transitions, notifications, explanation. Pure: no I/O, no clock,
/// no randomness, no logging; the same input gives the same output, ids included.
/// </summary>
public static class Evaluator
{
    /// <summary>Evaluates a reading.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="state">Its state so far; null before the first check.</param>
    /// <param name="reading">What was obtained.</param>
    /// <param name="baselines">Earlier snapshots by age, as <see cref="Baselines.Needed"/> asked for.</param>
    /// <param name="now">Time of the check.</param>
    public static Evaluation Evaluate(
        Watch watch, WatchState? state, Reading reading, IReadOnlyDictionary<TimeSpan, SnapshotPoint> baselines, DateTimeOffset now)
    {
        var before = state ?? new WatchState { Watch = watch.Name, Fingerprint = watch.Fingerprint, FirstCheckAt = now };
        // A silence, a test or a backfill may have come before the first check.
        if (before.LastCheck is null)
            before = before with { FirstCheckAt = now };
        var acceptance = Acceptance.Of(watch, before, reading, now);
        return acceptance.IsAccepted
            ? new AcceptedReading(watch, Requeried(watch, before), reading, baselines, now).Evaluate(acceptance)
            : EvaluateNothing(watch, before, acceptance, now);
    }

    // Numbers of before and after a changed query cannot be compared: baselines and counters go, what fires goes on firing.
    private static WatchState Requeried(Watch watch, WatchState state)
    {
        if (state.Fingerprint == watch.Fingerprint)
            return state;
        var alerts = state.Alerts.Select(pair => KeyValuePair.Create(
            pair.Key, pair.Value with { Baseline = null, NewLevel = null, Breaches = 0, Recoveries = 0, Peak = null }));
        return state with
        {
            Fingerprint = watch.Fingerprint,
            Alerts = state.Alerts.SetItems(alerts),
            Latest = null,
            Previous = null,
            Oldest = null,
            ComparableAfter = state.Latest?.LastUpdated,
        };
    }

    // Withheld and refused readings move no alert in either direction; but what fires is repeated, and blindness is noticed.
    private static Evaluation EvaluateNothing(Watch watch, WatchState state, Acceptance acceptance, DateTimeOffset now)
    {
        var ledger = new Ledger(watch, state, now);
        var incidents = new Incidents(ledger, now);
        var next = Sight.Lose(watch, state, acceptance.Reason, ledger, now);
        var alerts = next.Alerts.ToBuilder();
        foreach (var rule in watch.Rules)
        {
            if (alerts.TryGetValue(rule.Name, out var alert))
                alerts[rule.Name] = incidents.Remind(alert, $"still firing; the last check accepted nothing: {acceptance.Reason}");
        }
        var report = new CheckReport(now, acceptance.Outcome, acceptance.Reason, state.LastCheck?.Explanations ?? []);
        return ledger.Close(next with { Alerts = alerts.ToImmutable(), LastCheck = report });
    }
}
