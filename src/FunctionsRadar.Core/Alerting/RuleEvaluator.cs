namespace FunctionsRadar.Alerting;

/// <summary>What happened to an alert.</summary>
internal enum AlertChange
{
    None,
    Pended,
    Relaxed,
    Fired,
    Resolved,
}

/// <summary>The evaluation of one rule.</summary>
/// <param name="Before">The alert as it was, under the rule as it is now.</param>
/// <param name="Alert">Its new state.</param>
/// <param name="Change">What happened.</param>
/// <param name="Explanation">Why.</param>
internal sealed record RuleOutcome(Alert Before, Alert Alert, AlertChange Change, Explanation Explanation);

/// <summary>The state machine of one alert: ok, pending, firing.</summary>
/// <param name="watch">The watch that the rule belongs to.</param>
/// <param name="point">The reading: its dataset's time and its legacy share.</param>
/// <param name="now">Time of the check.</param>
internal sealed class RuleEvaluator(Watch watch, SnapshotPoint point, DateTimeOffset now)
{
    /// <summary>Moves the alert by a new dataset, or by a rule that is new or changed.</summary>
    /// <param name="rule">The rule as it is now.</param>
    /// <param name="alert">The alert so far; null for a new rule.</param>
    /// <param name="baseline">What an alert without a pinned baseline measures a rise from.</param>
    public RuleOutcome Evaluate(Rule rule, Alert? alert, SnapshotPoint? baseline)
    {
        var before = Adopt(rule, alert);
        var measurement = Measurement.Of(rule, point.LegacyShare, Pinned(before) ?? baseline);
        var measured = before with { Value = measurement.Value };
        if (measurement.Value is not { } value)
            return Outcome(before, measured, AlertChange.None, measurement, "");
        return before.State switch
        {
            AlertState.Ok => value > rule.Threshold ? Breach(before, measured, measurement) : Stay(before, Unpinned(measured), measurement, $", not above {Limit(rule.Threshold)}"),
            AlertState.Pending => value > rule.Threshold ? Breach(before, measured, measurement) : Relax(before, measured, measurement),
            _ => EvaluateFiring(before, measured, measurement, value),
        };

        string Limit(decimal limit) => Words.Amount(rule.Measure, limit);
    }

    // A rule that decides differently starts to count anew; one that measures differently also takes a new baseline.
    private Alert Adopt(Rule rule, Alert? alert)
    {
        if (alert is null)
            return new Alert { Rule = rule, Since = now };
        var adopted = alert.Adopt(rule);
        if (alert.Rule.Definition == rule.Definition)
            return alert with { Rule = adopted };
        var measuresTheSame = alert.Rule.Measure == rule.Measure && alert.Rule.Against == rule.Against && alert.Rule.Over == rule.Over;
        var kept = measuresTheSame ? alert : alert with { Baseline = null, NewLevel = null, Peak = null };
        return kept with { Rule = adopted, Breaches = 0, Recoveries = 0 };
    }

    private static SnapshotPoint? Pinned(Alert alert) => alert.State == AlertState.Ok || alert.Rule.NeedsControl ? null : alert.Baseline;

    private static Alert Unpinned(Alert alert) => alert with { Baseline = null };

    private RuleOutcome Breach(Alert before, Alert alert, Measurement measurement)
    {
        var rule = alert.Rule;
        var breaches = alert.Breaches + 1;
        var above = $", above {Words.Amount(rule.Measure, rule.Threshold)}";
        var pinned = alert with { Breaches = breaches, Baseline = measurement.Baseline };
        if (breaches < rule.Confirmations)
        {
            var pending = pinned with { State = AlertState.Pending, Since = before.State == AlertState.Pending ? before.Since : now };
            var change = before.State == AlertState.Pending ? AlertChange.None : AlertChange.Pended;
            return Outcome(before, pending, change, measurement, $"{above}: confirmed {breaches} of {rule.Confirmations} times");
        }
        var firing = pinned with { State = AlertState.Firing, Since = now, Breaches = 0, Recoveries = 0, Peak = alert.Value, FiredOn = point.LastUpdated, NewLevel = null };
        return Outcome(before, firing, AlertChange.Fired, measurement, above);
    }

    private RuleOutcome Relax(Alert before, Alert alert, Measurement measurement) =>
        Outcome(before, Ok(alert), AlertChange.Relaxed, measurement, $", not above {Words.Amount(alert.Rule.Measure, alert.Rule.Threshold)} any more");

    private RuleOutcome EvaluateFiring(Alert before, Alert alert, Measurement measurement, decimal value)
    {
        var rule = alert.Rule;
        var firing = alert with { Peak = alert.Peak is { } peak ? Math.Max(peak, value) : value, Baseline = measurement.Baseline };
        if (value <= rule.RecoverAt)
        {
            var recoveries = alert.Recoveries + 1;
            var below = $", at or below {Words.Amount(rule.Measure, rule.RecoverAt)}";
            return recoveries >= rule.RecoveryConfirmations
                ? Outcome(before, Ok(firing), AlertChange.Resolved, measurement, below)
                : Stay(before, firing with { Recoveries = recoveries }, measurement, $"{below}: confirmed {recoveries} of {rule.RecoveryConfirmations} times");
        }
        var steady = firing with { Recoveries = 0 };
        if (rule.NeedsPrevious && point.LastUpdated - before.FiredOn > watch.DateRange.Length)
            return Outcome(before, Ok(steady) with { NewLevel = point }, AlertChange.Resolved, measurement, $": new level, held for more than {watch.DateRange}");
        return Stay(before, steady, measurement, value > rule.Threshold ? $", above {Words.Amount(rule.Measure, rule.Threshold)}" : $", not yet at or below {Words.Amount(rule.Measure, rule.RecoverAt)}");
    }

    private Alert Ok(Alert alert) => alert with { State = AlertState.Ok, Since = now, Breaches = 0, Recoveries = 0, Baseline = null };

    private static RuleOutcome Stay(Alert before, Alert alert, Measurement measurement, string verdict) =>
        Outcome(before, alert, AlertChange.None, measurement, verdict);

    private static RuleOutcome Outcome(Alert before, Alert alert, AlertChange change, Measurement measurement, string verdict)
    {
        var explanation = new Explanation
        {
            Rule = alert.Rule.Name,
            Measure = alert.Rule.Measure,
            Value = measurement.Value,
            Threshold = alert.Rule.Threshold,
            RecoverAt = alert.Rule.RecoverAt,
            Baseline = measurement.Baseline,
            Breaches = alert.Breaches,
            Recoveries = alert.Recoveries,
            From = before.State,
            To = alert.State,
            Reason = measurement.Words + verdict,
        };
        return new RuleOutcome(before, alert, change, explanation);
    }
}
