using System.Collections.Immutable;

namespace FunctionsRadar.Alerting;

/// <summary>What receivers are told of an alert: that it fired, still fires, or ended.</summary>
internal sealed class Incidents(Ledger ledger, DateTimeOffset now)
{
    /// <summary>Ends that are owed to receivers because of a silence.</summary>
    public ImmutableArray<OwedEnd>.Builder Owed { get; } = ImmutableArray.CreateBuilder<OwedEnd>();

    /// <summary>Tells what an evaluation changed, and returns the alert with what was told.</summary>
    public Alert Tell(RuleOutcome outcome)
    {
        var alert = outcome.Alert;
        if (outcome.Change == AlertChange.None)
            return alert;
        var id = ledger.NextId(alert.Rule.Name);
        var explanation = outcome.Explanation;
        ledger.Record(id, alert.Rule.Name, Name(explanation.From), Name(explanation.To), explanation.Reason, alert.Value, alert.Rule.Threshold);
        return outcome.Change switch
        {
            AlertChange.Fired => Fired(alert, id, explanation.Reason),
            AlertChange.Resolved => Resolved(alert, outcome.Before.Since, id, explanation.Reason),
            _ => alert,
        };
    }

    /// <summary>Reminds of an alert that fires when its time has come.</summary>
    public Alert Remind(Alert alert, string reason)
    {
        var interval = alert.Rule.RepeatInterval;
        if (alert.State != AlertState.Firing || interval == TimeSpan.Zero || alert.ToldAt is not { } toldAt)
            return alert;
        if (now < toldAt)
            return alert with { ToldAt = now };
        return now - toldAt < interval ? alert : RemindNow(alert, reason);
    }

    /// <summary>Reminds of an alert that fires.</summary>
    public Alert RemindNow(Alert alert, string reason)
    {
        var notice = Notice(alert, ledger.NextId(alert.Rule.Name), NotificationType.Reminder, reason);
        ledger.Tell(notice with { State = AlertState.Firing, NextReminderAt = NextReminder(alert) }, alert.Rule.Receivers);
        return alert with { ToldAt = now, ToldTo = ledger.IsSilenced ? alert.ToldTo : [.. alert.ToldTo.Union(alert.Rule.Receivers, StringComparer.Ordinal)] };
    }

    /// <summary>Ends the incident of a rule that is not there any more.</summary>
    public void Remove(Alert alert)
    {
        var id = ledger.NextId(alert.Rule.Name);
        const string Reason = "removed: the rule or its watch is not in the settings any more";
        ledger.Record(id, alert.Rule.Name, Name(alert.State), Name(AlertState.Ok), Reason, alert.Value, alert.Rule.Threshold);
        if (alert.State == AlertState.Firing)
            Resolved(alert, alert.Since, id, Reason);
    }

    /// <summary>Tells of an end that was owed.</summary>
    public void Settle(OwedEnd end, Rule rule)
    {
        var alert = new Alert { Rule = rule, Since = end.Since, Incident = end.Incident, Peak = end.Peak };
        var reason = $"{end.Reason} (it ended during a silence, on {Words.Time(end.EndedAt)})";
        ledger.Tell(Ended(alert, ledger.NextId(rule.Name), reason, end.Since), end.ToldTo);
    }

    /// <summary>What a state is called in transitions.</summary>
    public static string Name(AlertState state) => state switch
    {
        AlertState.Ok => "ok",
        AlertState.Pending => "pending",
        _ => "firing",
    };

    private Alert Fired(Alert alert, string id, string reason)
    {
        var told = alert with { Incident = id, ToldAt = now, ToldTo = ledger.IsSilenced ? [] : alert.Rule.Receivers };
        ledger.Tell(Notice(told, id, NotificationType.Fired, reason) with { State = AlertState.Firing, NextReminderAt = NextReminder(told) }, alert.Rule.Receivers);
        return told;
    }

    private Alert Resolved(Alert alert, DateTimeOffset since, string id, string reason)
    {
        if (ledger.IsSilenced && !alert.ToldTo.IsEmpty)
            Owed.Add(new OwedEnd(alert.Rule, alert.Incident ?? id, since, now, alert.Peak, reason, alert.ToldTo));
        var receivers = ledger.IsSilenced && alert.ToldTo.IsEmpty ? alert.Rule.Receivers : alert.ToldTo;
        ledger.Tell(Ended(alert, id, reason, since), receivers);
        return alert with { Incident = null, ToldAt = null, ToldTo = [], FiredOn = null, Peak = null };
    }

    private Notification Ended(Alert alert, string id, string reason, DateTimeOffset since) =>
        Notice(alert, id, NotificationType.Resolved, reason) with { State = AlertState.Ok, Since = since, Peak = alert.Peak };

    private Notification Notice(Alert alert, string id, NotificationType type, string reason) =>
        ledger.Notice(id, type, alert.Incident ?? id, alert.Rule.Severity, reason, alert.Since) with
        {
            Rule = alert.Rule.Name,
            Measure = alert.Rule.Measure,
            Value = alert.Value,
            Threshold = alert.Rule.Threshold,
        };

    private DateTimeOffset? NextReminder(Alert alert) => alert.Rule.RepeatInterval > TimeSpan.Zero ? now + alert.Rule.RepeatInterval : null;
}
