namespace FunctionsRadar.Alerting;

/// <summary>Collects how one evaluation moves the alerts of a watch.</summary>
/// <param name="before">The state before.</param>
/// <param name="now">Time of the check.</param>
internal sealed class AlertChanges(WatchState before, DateTimeOffset now)
{
    private readonly ImmutableSortedDictionary<string, Alert>.Builder _alerts = before.Alerts.ToBuilder();
    private readonly ImmutableArray<Alert>.Builder _ended = before.Log.Ended.ToBuilder();
    private readonly ImmutableArray<Transition>.Builder _transitions = ImmutableArray.CreateBuilder<Transition>();
    private long _sequence = before.Sequence;

    /// <summary>The newest snapshot, which transitions give as evidence.</summary>
    public Snapshot? Latest { get; set; }

    /// <summary>The alerts as they are now.</summary>
    public IEnumerable<Alert> Alerts => _alerts.Values;

    /// <summary>What changed so far.</summary>
    public ImmutableArray<Transition> Transitions => _transitions.ToImmutable();

    /// <summary>One for each alert.</summary>
    public ImmutableArray<Explanation> Explanations =>
        [.. _alerts.Values.Select(alert => Explanation.Create(StateBefore(alert.Rule), alert))];

    /// <summary>The alert of a rule; null when there is none yet.</summary>
    public Alert? Find(string rule) => _alerts.GetValueOrDefault(rule);

    /// <summary>Puts an alert back whose state is the same.</summary>
    public void Keep(Alert alert) => _alerts[alert.Rule.Name] = alert;

    /// <summary>Moves an alert.</summary>
    /// <param name="from">The alert so far; null for a new rule.</param>
    /// <param name="to">The alert from now on.</param>
    public void Move(Alert? from, Alert to)
    {
        var state = from?.State ?? AlertState.Ok;
        if (state != to.State)
        {
            var id = Record(to, state, to.State, to.Reason);
            if (from is { IsFiring: true })
                End(from, to.Value, to.Reason);
            to = to.IsFiring ? to with { FiredBy = id } : to;
        }
        _alerts[to.Rule.Name] = to;
    }

    /// <summary>Takes an alert away.</summary>
    public void Remove(Alert alert, string reason)
    {
        _alerts.Remove(alert.Rule.Name);
        if (alert.State == AlertState.Ok)
            return;
        Record(alert, alert.State, AlertState.Ok, reason);
        if (alert.IsFiring)
            End(alert, alert.Value, reason);
    }

    /// <summary>The state with the alerts as they are now.</summary>
    public WatchState ApplyTo(WatchState state) => state with
    {
        Alerts = _alerts.ToImmutable(),
        Log = state.Log with { Ended = _ended.ToImmutable() },
        Sequence = _sequence,
    };

    private AlertState StateBefore(Rule rule) => before.Alerts.GetValueOrDefault(rule.Name)?.State ?? AlertState.Ok;

    private string Record(Alert alert, AlertState from, AlertState to, string reason)
    {
        var id = NotificationId.Create(before.Installation, before.Watch, ++_sequence);
        _transitions.Add(new Transition(
            id, before.Watch, alert.Rule.Name, now, from, to, reason, alert.Value, alert.Rule.Threshold, Latest?.LegacyShare,
            Latest?.LastUpdated));
        return id;
    }

    private void End(Alert alert, decimal? value, string reason) => _ended.Add(alert with
    {
        State = AlertState.Ok,
        Value = value,
        Peak = value > alert.Peak ? value : alert.Peak,
        EndedAt = now,
        Reason = reason,
    });
}
