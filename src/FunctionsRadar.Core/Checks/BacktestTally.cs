using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks;

/// <summary>Counts what a rule would have done, snapshot by snapshot, oldest first.</summary>
/// <param name="rule">The rule.</param>
internal sealed class BacktestTally(Rule rule)
{
    private readonly Queue<Firing> _ended = new();
    private Firing? _current;
    private int _snapshots;
    private int _fired;
    private DateTimeOffset? _from;
    private DateTimeOffset? _to;
    private DateTimeOffset _quietSince;
    private TimeSpan _timeFiring;
    private TimeSpan _longestQuiet;

    /// <summary>Adds a snapshot that the rule decides on.</summary>
    public void Add(Snapshot snapshot)
    {
        if (_snapshots++ == 0)
            _from = _quietSince = snapshot.LastUpdated;
        _to = snapshot.LastUpdated;
    }

    /// <summary>Adds a transition of the rule, after its snapshot.</summary>
    public void Add(Transition transition)
    {
        var at = transition.LastUpdated ?? transition.At;
        if (transition.To == AlertState.Firing)
            Begin(new Firing(at, null, transition.Value, transition.Reason));
        else if (transition.From == AlertState.Firing)
            End(at);
    }

    /// <summary>What the rule would have done so far.</summary>
    public BacktestResult Result()
    {
        var firings = (_current is null ? _ended : _ended.Append(_current)).TakeLast(BacktestResult.MaxFirings);
        var firingNow = _current is null ? TimeSpan.Zero : _to!.Value - _current.From;
        var quietNow = _current is null && _to is { } to ? to - _quietSince : TimeSpan.Zero;
        return new BacktestResult(
            rule.Name, rule.Measure, rule.Threshold, _snapshots, _from, _to, _fired, [.. firings], _timeFiring + firingNow,
            quietNow > _longestQuiet ? quietNow : _longestQuiet);
    }

    private void Begin(Firing firing)
    {
        if (_current is not null)
            return;
        _current = firing;
        _fired++;
        var quiet = firing.From - _quietSince;
        _longestQuiet = quiet > _longestQuiet ? quiet : _longestQuiet;
    }

    private void End(DateTimeOffset at)
    {
        _ended.Enqueue(_current! with { Until = at });
        if (_ended.Count > BacktestResult.MaxFirings)
            _ended.Dequeue();
        _timeFiring += at - _current.From;
        _quietSince = at;
        _current = null;
    }
}
