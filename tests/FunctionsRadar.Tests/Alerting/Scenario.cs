using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>
/// A watch's life in memory: every check looks up baselines in the history, evaluates, plans, and keeps what was decided.
/// </summary>
internal sealed class Scenario(Watch watch)
{
    private readonly List<Snapshot> _history = [];
    private readonly List<Transition> _transitions = [];
    private readonly List<PlannedNotification> _notifications = [];

    public Watch Watch { get; set; } = watch;

    public WatchState State { get; set; } = WatchState.New(watch, "inst", Given.Start);

    /// <summary>Those in the settings; false for one that does not want to hear of ends.</summary>
    public ImmutableDictionary<string, bool> Receivers { get; set; } = Given.Receivers("ops", "mail", "chat", "spare");

    public IReadOnlyList<Snapshot> History => _history;

    public IReadOnlyList<Transition> Transitions => _transitions;

    public IReadOnlyList<PlannedNotification> Notifications => _notifications;

    /// <summary>The notification that was made last.</summary>
    public Notification Last => _notifications[^1].Notification;

    /// <summary>What was told, such as <c>Fired level</c>, or <c>Changed level -rise</c> when <c>rise</c> is over.</summary>
    public IEnumerable<string> Told => _notifications.Select(planned => Describe(planned.Notification));

    /// <summary>What one receiver was told.</summary>
    public IEnumerable<string> ToldTo(string receiver) =>
        _notifications.Where(planned => planned.Receivers.Contains(receiver)).Select(planned => Describe(planned.Notification));

    /// <summary>The changes of state, such as <c>ok>firing</c>.</summary>
    public IEnumerable<string> Steps =>
        _transitions.Select(transition => $"{EnumFormat.CamelCase(transition.From)}>{EnumFormat.CamelCase(transition.To)}");

    public AlertState GetState(string rule) => State.Alerts[rule].State;

    public Explanation Explain(string rule) => State.LastCheck!.Explanations.Single(explanation => explanation.Rule == rule);

    /// <summary>Checks with a dataset whose time is that of the check.</summary>
    public Evaluation Check(decimal share, DateTimeOffset now) => Check(Reading.Valid(Given.Summary(share, now)), now);

    public Evaluation Check(TlsSummary summary, DateTimeOffset now) => Check(Reading.Valid(summary), now);

    public Evaluation Check(Reading reading, DateTimeOffset now)
    {
        var baselines = Baselines.FindNeeded(Watch, State, reading, now)
            .Select(age => (age, point: Find(reading.Summary!.LastUpdated - age)))
            .Where(found => found.point is not null)
            .ToDictionary(found => found.age, found => found.point!);
        var evaluation = Evaluator.Evaluate(Watch, State, reading, baselines, now);
        if (evaluation.Snapshot is { } snapshot)
            _history.Add(snapshot);
        _transitions.AddRange(evaluation.Transitions);
        Plan(evaluation.State, evaluation.Transitions.Length, now);
        return evaluation with { State = State };
    }

    /// <summary>Ends every alert, as when the watch is not in the settings any more.</summary>
    public void Remove(DateTimeOffset now)
    {
        Watch = Watch with { Rules = [] };
        var evaluation = Evaluator.EndRemoved(Watch, State, now);
        _transitions.AddRange(evaluation.Transitions);
        Plan(evaluation.State, evaluation.Transitions.Length, now);
    }

    public void Silence(DateTimeOffset from, double hours) =>
        State = State with { Silence = new Silence(from, from.AddHours(hours), null) };

    /// <summary>Plans anew what is due, as the end of a silence does.</summary>
    public void Plan(DateTimeOffset now) => Plan(State, 0, now);

    /// <summary>Lets a fallback stand in for a receiver that could not be reached; null when there is nothing to tell.</summary>
    public Notification? StandIn(Notification undelivered, string receiver, string fallback, DateTimeOffset now)
    {
        if (Planner.PlanFallback(State, undelivered, receiver, fallback, now) is not { } plan)
            return null;
        State = plan.State;
        _notifications.AddRange(plan.Notifications);
        return Last;
    }

    private void Plan(WatchState state, int transitions, DateTimeOffset now)
    {
        var plan = new Planner(Receivers, isDemo: false).Plan(Watch, state, transitions, now);
        State = plan.State;
        _notifications.AddRange(plan.Notifications);
    }

    public static string Describe(Notification notification)
    {
        var prefix = notification.Type == NotificationType.Resolved ? "" : "-";
        var ended = notification.Ended.Select(alert => prefix + alert.Rule.Name);
        var fired = notification.Firing.Select(alert => alert.Rule.Name);
        return string.Join(' ', [notification.Type.ToString(), .. fired, .. ended]);
    }

    private SnapshotPoint? Find(DateTimeOffset atOrBefore) => _history
        .Where(snapshot => snapshot.LastUpdated <= atOrBefore && snapshot.QueryFingerprint == Watch.QueryFingerprint)
        .MaxBy(snapshot => snapshot.LastUpdated)?.Point;
}
