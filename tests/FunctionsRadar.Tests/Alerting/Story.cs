using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>A watch's life in memory: every check settles, looks up baselines in the history, evaluates, and keeps what was decided.</summary>
internal sealed class Story(Watch watch)
{
    private readonly List<Snapshot> _history = [];
    private readonly List<Transition> _transitions = [];
    private readonly List<Telling> _tellings = [];

    public Watch Watch { get; set; } = watch;

    public WatchState? State { get; set; }

    public IReadOnlyList<Snapshot> History => _history;

    public IReadOnlyList<Transition> Transitions => _transitions;

    public IReadOnlyList<Telling> Tellings => _tellings;

    /// <summary>What was told, as <c>type</c> or <c>type rule</c>.</summary>
    public IEnumerable<string> Told => _tellings.Where(telling => !telling.IsSilenced).Select(telling => $"{telling.Notification.Type} {telling.Notification.Subject}");

    public AlertState StateOf(string rule) => State!.Alerts[rule].State;

    public Explanation Explain(string rule) => State!.LastCheck!.Explanations.Single(explanation => explanation.Rule == rule);

    /// <summary>Checks with a dataset whose time is that of the check.</summary>
    public Evaluation Check(decimal share, DateTimeOffset now) => Check(Reading.Of(Given.Summary(share, now)), now);

    public Evaluation Check(TlsSummary summary, DateTimeOffset now) => Check(Reading.Of(summary), now);

    public Evaluation Check(Reading reading, DateTimeOffset now)
    {
        Settle(now);
        var baselines = Baselines.Needed(Watch, State, reading, now)
            .Select(age => (age, point: Find(reading.Summary!.LastUpdated - age)))
            .Where(found => found.point is not null)
            .ToDictionary(found => found.age, found => found.point!);
        return Keep(Evaluator.Evaluate(Watch, State, reading, baselines, now));
    }

    public void Settle(DateTimeOffset now)
    {
        while (State is not null && Settlement.Next(Watch, State, now) is { } evaluation)
            Keep(evaluation);
    }

    public void Silence(DateTimeOffset from, double hours) =>
        State = State! with { Silence = new Silence(from, from.AddHours(hours), null, []) };

    private Evaluation Keep(Evaluation evaluation)
    {
        State = evaluation.State;
        if (evaluation.Snapshot is { } snapshot)
            _history.Add(snapshot);
        _transitions.AddRange(evaluation.Transitions);
        _tellings.AddRange(evaluation.Tellings);
        return evaluation;
    }

    private SnapshotPoint? Find(DateTimeOffset atOrBefore) =>
        _history.Where(snapshot => snapshot.LastUpdated <= atOrBefore).MaxBy(snapshot => snapshot.LastUpdated)?.Point;
}
