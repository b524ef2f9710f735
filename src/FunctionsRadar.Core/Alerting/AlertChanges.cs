namespace FunctionsRadar.Alerting;

/// <summary>Collects how one evaluation moves the alerts of a watch. The latest snapshot is the evidence.</summary>
internal sealed class AlertChanges(Watch watch, WatchState before, Snapshot? latest, DateTimeOffset now)
{
    private readonly ImmutableSortedDictionary<string, Alert>.Builder _alerts = before.Alerts.ToBuilder();
    private readonly List<Alert> _ended = [];
    private readonly List<Transition> _transitions = [];
    private long _sequence = before.Sequence;

    public IEnumerable<Alert> Alerts => _alerts.Values;
    public Alert? Find(string rule) => _alerts.GetValueOrDefault(rule);

    public void Move(Alert to)
    {
        var from = Find(to.Rule.Name);
        var state = from?.State ?? AlertState.Ok;
        if (state != to.State)
        {
            var id = NotificationId.Create(before.Installation, before.Watch, ++_sequence);
            _transitions.Add(new Transition(
                id, before.Watch, to.Rule.Name, now, state, to.State, to.Reason, to.Value, to.Rule.Threshold, latest?.LegacyShare,
                latest?.LastUpdated));
            if (from is { IsFiring: true } over)
            {
                var peak = to.Value > over.Peak ? to.Value : over.Peak;
                _ended.Add(over with { State = AlertState.Ok, Value = to.Value, Peak = peak, EndedAt = now, Reason = to.Reason });
            }
            if (to.IsFiring)
                to = to with { FiredBy = id };
        }
        _alerts[to.Rule.Name] = to;
    }

    /// <summary>Removes alerts, by name. What has no room in the transaction is removed by the next check.</summary>
    public void Remove(Func<string, bool> isRemoved)
    {
        var most = Math.Max(1, Plan.MaxRows - watch.Rules.Length);
        foreach (var alert in before.Alerts.Values.Where(alert => isRemoved(alert.Rule.Name)).Take(most))
        {
            var reason = "removed: the rule or its watch is not in the settings any more";
            Move(alert with { State = AlertState.Ok, Reason = reason });
            _alerts.Remove(alert.Rule.Name);
        }
    }

    public Evaluation Complete(Snapshot? snapshot)
    {
        var log = before.Log with { Ended = [.. before.Log.Ended, .. _ended] };
        return new(before with { Alerts = _alerts.ToImmutable(), Log = log, Sequence = _sequence }, snapshot, [.. _transitions]);
    }
}
