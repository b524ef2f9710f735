using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Alerting;

/// <summary>One evaluation of a watch: moves its alerts and collects what changed.</summary>
/// <param name="watch">The watch.</param>
/// <param name="before">Its state, that of the query in force.</param>
/// <param name="now">Time of the check.</param>
internal sealed class WatchEvaluation(Watch watch, WatchState before, DateTimeOffset now)
{
    private const string Removed = "removed: the rule or its watch is not in the settings any more";

    // What is left over is removed by the next check.
    private const int MaxTransitions = Alerting.Plan.MaxRows;

    private const int MaxReasonLength = 300;

    private readonly AlertChanges _changes = new(before, now);

    /// <summary>Evaluates a reading.</summary>
    public Evaluation Run(Reading reading, IReadOnlyDictionary<TimeSpan, SnapshotPoint> baselines)
    {
        var acceptance = Acceptance.Judge(watch, before, reading, now);
        var snapshot = acceptance.Outcome == CheckOutcome.Recorded ? MakeSnapshot(reading) : null;
        _changes.Latest = snapshot ?? before.Latest;
        RemoveAlerts(name => name != Alert.NoData && watch.Rules.All(rule => rule.Name != name));
        if (acceptance.IsAccepted)
            EvaluateRules(reading, baselines);
        else
            KeepRules();
        EvaluateNoData(acceptance);
        return Complete(acceptance, snapshot);
    }

    /// <summary>Ends every alert.</summary>
    public Evaluation EndAll()
    {
        _changes.Latest = before.Latest;
        RemoveAlerts(_ => true);
        return new Evaluation(_changes.ApplyTo(before), null, _changes.Transitions);
    }

    private Snapshot MakeSnapshot(Reading reading) => new()
    {
        Watch = watch.Name,
        QueryFingerprint = watch.QueryFingerprint,
        Summary = reading.Summary!,
        LegacyShare = watch.GetLegacyShare(reading.Summary!),
        ObservedAt = now,
        Control = FindControlFault(reading) is null ? reading.Control : null,
    };

    private void RemoveAlerts(Func<string, bool> isRemoved)
    {
        var most = Math.Max(1, MaxTransitions - watch.Rules.Length);
        foreach (var alert in before.Alerts.Values.Where(alert => isRemoved(alert.Rule.Name)).Take(most))
            _changes.Remove(alert, Removed);
    }

    private void EvaluateRules(Reading reading, IReadOnlyDictionary<TimeSpan, SnapshotPoint> baselines)
    {
        var due = Evaluator.FindDue(watch, before, reading.Summary!);
        var point = new SnapshotPoint(reading.Summary!.LastUpdated, watch.GetLegacyShare(reading.Summary));
        var machine = new StateMachine(watch, point, now);
        foreach (var rule in watch.Rules)
        {
            var alert = _changes.Find(rule.Name);
            if (!due.Contains(rule))
            {
                _changes.Keep(alert! with { Rule = alert.Adopt(rule) });
                continue;
            }
            var measurement = Measure(rule, reading, point, baselines);
            var next = machine.Next(Adopt(alert, rule), measurement);
            next = next with { Reason = OneLine.Cut(next.Reason, MaxReasonLength) };
            var isMissing = rule.NeedsControl && measurement.Baseline is null;
            DateTimeOffset? unmeasuredSince = isMissing ? Earlier(alert?.UnmeasuredSince ?? LastAcceptedAt) : null;
            _changes.Move(alert, next with { UnmeasuredSince = unmeasuredSince });
        }
    }

    // A reading that is not accepted moves no alert; only who is told of it may have changed.
    private void KeepRules()
    {
        foreach (var rule in watch.Rules)
        {
            if (_changes.Find(rule.Name) is { } alert)
                _changes.Keep(alert with { Rule = alert.Rule with { Receivers = rule.Receivers } });
        }
    }

    private Measurement Measure(
        Rule rule, Reading reading, SnapshotPoint point, IReadOnlyDictionary<TimeSpan, SnapshotPoint> baselines)
    {
        var definition = MeasureDefinition.For(rule.Measure);
        if (rule.NeedsPrevious)
            return definition.Take(point.LegacyShare, Baselines.Find(watch, rule, before, reading.Summary!, baselines, now));
        if (!rule.NeedsControl)
            return definition.Take(point.LegacyShare, null);
        return FindControlFault(reading) is { } fault
            ? new Measurement(null, null, fault)
            : definition.Take(
                point.LegacyShare, new SnapshotPoint(reading.Control!.Window.End, watch.GetLegacyShare(reading.Control)));
    }

    private string? FindControlFault(Reading reading) => reading switch
    {
        { Control: { } control } => Acceptance.FindDoubt(watch, control) is { } doubt
            ? $"the control, the equal period before, is withheld: {doubt}"
            : null,
        { ControlRefusal: { } refusal } => $"the control, the equal period before, cannot be had: {refusal}",
        _ => "the control, the equal period before, is not known",
    };

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
        var since = acceptance.IsAccepted ? now : Earlier(LastAcceptedAt);
        var unmeasured = _changes.Alerts.Where(alert => alert.UnmeasuredSince is not null).MinBy(alert => alert.UnmeasuredSince);
        var start = unmeasured?.UnmeasuredSince < since ? unmeasured.UnmeasuredSince.Value : since;
        var alert = _changes.Find(Alert.NoData);
        var rule = watch.NoDataRule;
        var moved = new StateMachine(watch, null, now).Next(
            alert is null ? new Alert { Rule = rule, Since = now } : alert with { Rule = alert.Adopt(rule) },
            NoDataMeasure.Take(now - start));
        var why = acceptance.IsAccepted ? unmeasured?.Reason : acceptance.Reason;
        _changes.Move(
            alert, moved.Value > 0 ? moved with { Reason = OneLine.Cut($"{moved.Reason}: {why}", MaxReasonLength) } : moved);
    }

    private DateTimeOffset LastAcceptedAt => before.LastAcceptedAt ?? FirstCheckAt;

    // A silence, a test or a backfill may have come before the first check.
    private DateTimeOffset FirstCheckAt => before.LastCheck is null ? now : before.FirstCheckAt;

    // Time that runs backward restarts from now.
    private DateTimeOffset Earlier(DateTimeOffset? time) => time < now ? time.Value : now;

    private Evaluation Complete(Acceptance acceptance, Snapshot? snapshot)
    {
        var state = _changes.ApplyTo(before) with
        {
            FirstCheckAt = Earlier(FirstCheckAt),
            LastAcceptedAt = acceptance.IsAccepted ? now : before.LastAcceptedAt is { } last ? Earlier(last) : null,
            LastCheck = new CheckReport(now, acceptance.Outcome, acceptance.Reason, _changes.Explanations),
            Latest = _changes.Latest,
            Previous = snapshot is null ? before.Previous : before.Latest?.Point,
            Oldest = before.Oldest ?? snapshot?.Point,
            MissingSince = null,
        };
        return new Evaluation(state, snapshot, _changes.Transitions);
    }
}
