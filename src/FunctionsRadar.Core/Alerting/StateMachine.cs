using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Alerting;

/// <summary>The state machine of every alert, <c>nodata</c> among them: ok, pending, firing.</summary>
/// <param name="watch">The watch.</param>
/// <param name="point">The reading that is evaluated: its dataset's time and its legacy share; null when none was
/// accepted.</param>
/// <param name="now">Time of the check.</param>
internal sealed class StateMachine(Watch watch, SnapshotPoint? point, DateTimeOffset now)
{
    /// <summary>Moves an alert by a measurement. The rule in the alert is the one in force.</summary>
    public Alert Next(Alert alert, Measurement measurement)
    {
        if (measurement.Value is not { } value)
            return alert with { Value = null, Reason = $"nothing is measured: {measurement.Missing}" };
        var measured = alert with { Value = value, Baseline = measurement.Baseline };
        var isBreach = value > alert.Rule.Threshold;
        return alert.State switch
        {
            AlertState.Firing => Firing(measured, measurement, value),
            _ when isBreach => Breach(measured, measurement),
            AlertState.Pending => Explain(Ok(measured), measurement, $"not above {Threshold(alert)} any more"),
            _ => Explain(measured, measurement, $"not above {Threshold(alert)}"),
        };
    }

    private Alert Breach(Alert alert, Measurement measurement)
    {
        var breaches = alert.Breaches + 1;
        if (breaches < alert.Rule.Confirmations)
        {
            var since = alert.State == AlertState.Pending ? alert.Since : now;
            var pending = alert with { State = AlertState.Pending, Since = since, Breaches = breaches };
            return Explain(
                pending, measurement, $"above {Threshold(alert)}, confirmed {breaches} of {alert.Rule.Confirmations} times");
        }
        var firing = alert with
        {
            State = AlertState.Firing,
            Since = now,
            Breaches = 0,
            Recoveries = 0,
            Peak = alert.Value,
            FiredOn = point?.LastUpdated,
            NewLevel = null,
        };
        return Explain(firing, measurement, $"above {Threshold(alert)}");
    }

    private Alert Firing(Alert alert, Measurement measurement, decimal value)
    {
        var firing = alert with { Peak = alert.Peak is { } peak ? Math.Max(peak, value) : value };
        if (value <= alert.Rule.RecoverAt)
            return Recover(firing, measurement);
        var steady = firing with { Recoveries = 0 };
        if (alert.Rule.NeedsPrevious && point!.LastUpdated - alert.FiredOn > watch.DateRange.Length)
        {
            var settled = Ok(steady) with { NewLevel = point };
            return Explain(settled, measurement, $"the new level, since it has held for more than {watch.DateRange}");
        }
        var isBreach = value > alert.Rule.Threshold;
        return Explain(steady, measurement, isBreach ? $"above {Threshold(alert)}" : $"not yet at or below {RecoverAt(alert)}");
    }

    private Alert Recover(Alert firing, Measurement measurement)
    {
        var (recoveries, needed) = (firing.Recoveries + 1, firing.Rule.RecoveryConfirmations);
        return recoveries >= needed
            ? Explain(Ok(firing), measurement, $"at or below {RecoverAt(firing)}")
            : Explain(
                firing with { Recoveries = recoveries }, measurement,
                $"at or below {RecoverAt(firing)}, confirmed {recoveries} of {needed} times");
    }

    private Alert Ok(Alert alert) => alert with
    {
        State = AlertState.Ok,
        Since = now,
        Breaches = 0,
        Recoveries = 0,
        Peak = null,
        FiredOn = null,
        FiredBy = null,
    };

    private static Alert Explain(Alert alert, Measurement measurement, string verdict)
    {
        var definition = MeasureDefinition.For(alert.Rule.Measure);
        return alert with { Reason = definition.Explain(measurement, [alert.Rule.Threshold, alert.Rule.RecoverAt], verdict) };
    }

    private static string Threshold(Alert alert) => MeasureDefinition.For(alert.Rule.Measure).Format(alert.Rule.Threshold);

    private static string RecoverAt(Alert alert) => MeasureDefinition.For(alert.Rule.Measure).Format(alert.Rule.RecoverAt);
}
