using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Alerting;

/// <summary>The state machine of every alert, <c>nodata</c> among them: ok, pending, firing.</summary>
/// <param name="point">The reading that is evaluated; null when none was accepted.</param>
internal sealed class StateMachine(Watch watch, SnapshotPoint? point, DateTimeOffset now)
{
    /// <summary>Moves an alert by a measurement. The rule in the alert is the one in force.</summary>
    public Alert Next(Alert alert, Measurement measurement)
    {
        if (measurement.Value is not { } value)
            return alert with { Value = null, Reason = $"nothing is measured: {measurement.Missing}" };
        var (rule, definition) = (alert.Rule, MeasureDefinition.For(alert.Rule.Measure));
        var (isBreach, threshold) = (value > rule.Threshold, definition.Format(rule.Threshold));
        var measured = alert with { Value = value, Baseline = measurement.Baseline };
        var (next, verdict) = alert.State switch
        {
            AlertState.Firing => Firing(measured, value, definition),
            _ when isBreach => Breach(measured, threshold),
            AlertState.Pending => (Begin(AlertState.Ok, measured), $"not above {threshold} any more"),
            _ => (measured, $"not above {threshold}"),
        };
        return next with { Reason = definition.Explain(measurement, [rule.Threshold, rule.RecoverAt], verdict) };
    }

    private (Alert Next, string Verdict) Breach(Alert alert, string threshold)
    {
        var (breaches, needed) = (alert.Breaches + 1, alert.Rule.Confirmations);
        if (breaches < needed)
        {
            var since = alert.State == AlertState.Pending ? alert.Since : now;
            var pending = alert with { State = AlertState.Pending, Since = since, Breaches = breaches };
            return (pending, $"above {threshold}, confirmed {breaches} of {needed} times");
        }
        var fired = Begin(AlertState.Firing, alert) with { Peak = alert.Value, FiredOn = point?.LastUpdated, NewLevel = null };
        return (fired, $"above {threshold}");
    }

    private (Alert Next, string Verdict) Firing(Alert alert, decimal value, MeasureDefinition definition)
    {
        var rule = alert.Rule;
        var recovered = $"at or below {definition.Format(rule.RecoverAt)}";
        var steady = alert with { Peak = alert.Peak >= value ? alert.Peak : value, Recoveries = 0 };
        if (value <= rule.RecoverAt)
        {
            var (recoveries, needed) = (alert.Recoveries + 1, rule.RecoveryConfirmations);
            return recoveries >= needed
                ? (Begin(AlertState.Ok, alert), recovered)
                : (steady with { Recoveries = recoveries }, $"{recovered}, confirmed {recoveries} of {needed} times");
        }
        if (rule.NeedsPrevious && point!.LastUpdated - alert.FiredOn > watch.DateRange.Length)
            return (
                Begin(AlertState.Ok, alert) with { NewLevel = point },
                $"the new level, since it has held for more than {watch.DateRange}");
        return (steady, value > rule.Threshold ? $"above {definition.Format(rule.Threshold)}" : $"not yet {recovered}");
    }

    private Alert Begin(AlertState state, Alert alert) => alert with
    {
        State = state,
        Since = now,
        Breaches = 0,
        Recoveries = 0,
        Peak = null,
        FiredOn = null,
        FiredBy = null,
    };
}
