using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Alerting;

/// <summary>Moves the alerts of a watch by one reading. The state before is that of the query in force.</summary>
internal sealed class WatchEvaluation(Watch watch, WatchState before, AlertChanges changes, DateTimeOffset now)
{
    private const int MaxReasonLength = 300;

    private DateTimeOffset LastAcceptedAt => before.LastAcceptedAt ?? before.FirstCheckAt;

    public void Run(Acceptance acceptance, Reading reading, IReadOnlyDictionary<TimeSpan, SnapshotPoint> baselines)
    {
        if (acceptance.IsAccepted)
            EvaluateRules(reading, baselines);
        else
            KeepRules();
        EvaluateNoData(acceptance);
    }

    private void EvaluateRules(Reading reading, IReadOnlyDictionary<TimeSpan, SnapshotPoint> baselines)
    {
        var due = Evaluator.FindDue(watch, before, reading.Summary!);
        var point = new SnapshotPoint(reading.Summary!.LastUpdated, watch.GetLegacyShare(reading.Summary));
        var machine = new StateMachine(watch, point, now);
        foreach (var rule in watch.Rules)
        {
            var alert = changes.Find(rule.Name);
            if (!due.Contains(rule))
            {
                changes.Move(alert! with { Rule = alert.Adopt(rule) });
                continue;
            }
            var measurement = Measure(rule, reading, point.LegacyShare, baselines);
            var next = machine.Next(Adopt(alert, rule), measurement);
            DateTimeOffset? since = rule.NeedsControl && measurement.Baseline is null ? UnmeasuredSince(alert) : null;
            changes.Move(next with { Reason = OneLine.Cut(next.Reason, MaxReasonLength), UnmeasuredSince = since });
        }
    }

    private DateTimeOffset UnmeasuredSince(Alert? alert) =>
        alert?.UnmeasuredSince > now ? now : alert?.UnmeasuredSince ?? LastAcceptedAt;

    // A reading that is not accepted moves no alert; only who is told of it may have changed.
    private void KeepRules()
    {
        foreach (var rule in watch.Rules)
        {
            if (changes.Find(rule.Name) is { } alert)
                changes.Move(alert with { Rule = alert.Rule with { Receivers = rule.Receivers } });
        }
    }

    private Measurement Measure(
        Rule rule, Reading reading, decimal share, IReadOnlyDictionary<TimeSpan, SnapshotPoint> baselines)
    {
        if (rule.NeedsControl && Acceptance.FindControlFault(watch, reading) is { } fault)
            return new Measurement(null, null, fault);
        var baseline = rule switch
        {
            { NeedsPrevious: true } => Baselines.Find(watch, rule, before, reading.Summary!, baselines, now),
            { NeedsControl: true } => new SnapshotPoint(reading.Control!.Window.End, watch.GetLegacyShare(reading.Control)),
            _ => null,
        };
        return MeasureDefinition.For(rule.Measure).Take(share, baseline);
    }

    // A rule that decides differently starts to count anew; one that measures differently also takes a new baseline.
    private Alert Adopt(Alert? alert, Rule rule)
    {
        if (alert is null)
            return new Alert { Rule = rule, Since = now };
        var adopted = alert with { Rule = alert.Adopt(rule) };
        if (!alert.IsChangedBy(rule))
            return adopted;
        var counted = adopted with { Breaches = 0, Recoveries = 0 };
        return alert.Rule.MeasuresAs(rule) ? counted : counted with { Baseline = null, NewLevel = null, Peak = null };
    }

    private void EvaluateNoData(Acceptance acceptance)
    {
        var since = acceptance.IsAccepted ? now : LastAcceptedAt;
        var unmeasured = changes.Alerts.Where(alert => alert.UnmeasuredSince is not null).MinBy(alert => alert.UnmeasuredSince);
        var start = unmeasured?.UnmeasuredSince < since ? unmeasured.UnmeasuredSince.Value : since;
        var alert = Adopt(changes.Find(Alert.NoData), watch.NoDataRule);
        var next = new StateMachine(watch, null, now).Next(alert, NoDataMeasure.Take(now - start));
        var why = acceptance.IsAccepted ? unmeasured?.Reason : acceptance.Reason;
        changes.Move(next.Value > 0 ? next with { Reason = OneLine.Cut($"{next.Reason}: {why}", MaxReasonLength) } : next);
    }
}
