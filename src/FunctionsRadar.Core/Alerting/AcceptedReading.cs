using System.Collections.Immutable;

namespace FunctionsRadar.Alerting;

/// <summary>The evaluation of a reading that was accepted: a new dataset moves every rule, one seen before only new and changed rules.</summary>
internal sealed class AcceptedReading(
    Watch watch, WatchState state, Reading reading, IReadOnlyDictionary<TimeSpan, SnapshotPoint> baselines, DateTimeOffset now)
{
    private readonly Snapshot _snapshot = new()
    {
        Watch = watch.Name,
        Summary = reading.Summary!,
        LegacyShare = watch.LegacyShareOf(reading.Summary!),
        ObservedAt = now,
        Control = reading.Control,
    };

    public Evaluation Evaluate(Acceptance acceptance)
    {
        var isNew = acceptance.Outcome == CheckOutcome.Recorded;
        var ledger = new Ledger(watch, state, now)
        {
            Latest = isNew ? _snapshot : state.Latest,
            Previous = isNew ? state.Latest?.Point : state.Previous,
        };
        var incidents = new Incidents(ledger, now);
        var sighted = Sight.Regain(state, acceptance.Reason, ledger, incidents.Owed, now);
        var alerts = state.Alerts.ToBuilder();
        var explanations = ImmutableArray.CreateBuilder<Explanation>();
        foreach (var rule in watch.Rules)
        {
            var outcome = EvaluateRule(rule, alerts.GetValueOrDefault(rule.Name), isNew);
            alerts[rule.Name] = incidents.Remind(incidents.Tell(outcome), outcome.Explanation.Reason);
            explanations.Add(outcome.Explanation);
        }
        var next = sighted with
        {
            Alerts = alerts.ToImmutable(),
            LastAcceptedAt = now,
            LastCheck = new CheckReport(now, acceptance.Outcome, acceptance.Reason, explanations.ToImmutable()),
            Latest = ledger.Latest,
            Previous = ledger.Previous,
            Oldest = state.Oldest ?? _snapshot.Point,
            Silence = state.Silence is { } silence ? silence with { Owed = [.. silence.Owed, .. incidents.Owed] } : null,
        };
        return ledger.Close(next, isNew ? _snapshot : null);
    }

    private RuleOutcome EvaluateRule(Rule rule, Alert? alert, bool isNew)
    {
        if (!isNew && alert is not null && alert.Rule.Definition == rule.Definition)
            return Repeated(alert with { Rule = alert.Adopt(rule) });
        var control = reading.Control is { } summary ? new SnapshotPoint(summary.Window.End, watch.LegacyShareOf(summary)) : null;
        var baseline = Baselines.Find(rule, alert, state, reading.Summary!, control, baselines);
        return new RuleEvaluator(watch, _snapshot.Point, now).Evaluate(rule, alert, baseline);
    }

    // The explanation of the last evaluation stands; only the step it told of is over.
    private RuleOutcome Repeated(Alert alert)
    {
        var last = state.LastCheck?.Explanations.FirstOrDefault(explanation => explanation.Rule == alert.Rule.Name) ?? new Explanation
        {
            Rule = alert.Rule.Name,
            Measure = alert.Rule.Measure,
            Value = alert.Value,
            Threshold = alert.Rule.Threshold,
            RecoverAt = alert.Rule.RecoverAt,
            From = alert.State,
            To = alert.State,
            Reason = "the same dataset as before",
        };
        return new RuleOutcome(alert, alert, AlertChange.None, last with { From = alert.State, To = alert.State });
    }
}
