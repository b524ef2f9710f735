using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Checks;

/// <summary>What a rule would have done on the snapshots from one time to another; both are null when there are none.</summary>
internal sealed record BacktestResult(
    string Rule, Measure Measure, decimal Threshold, int Snapshots, DateTimeOffset? From, DateTimeOffset? To,
    int Fired, ImmutableArray<Firing> Firings, TimeSpan TimeFiring, TimeSpan LongestQuiet)
{
    /// <summary>Older ones are not told one by one.</summary>
    public const int MaxFirings = 100;

    public static BacktestResult New(Rule rule) =>
        new(rule.Name, rule.Measure, rule.Threshold, 0, null, null, 0, [], TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>With the next snapshot. The changes may be those of other rules, too.</summary>
    public BacktestResult Add(DateTimeOffset at, ImmutableArray<Transition> changes)
    {
        var last = Firings.LastOrDefault();
        var isFiring = last is { Until: null };
        var quiet = at - (last is null ? From ?? at : last.Until ?? at);
        var counted = this with
        {
            Snapshots = Snapshots + 1,
            From = From ?? at,
            To = at,
            TimeFiring = isFiring ? TimeFiring + (at - To!.Value) : TimeFiring,
            LongestQuiet = quiet > LongestQuiet ? quiet : LongestQuiet,
        };
        return changes.FirstOrDefault(change => change.Rule == Rule) switch
        {
            { To: AlertState.Firing, Value: var value, Reason: var reason } => counted with
            {
                Fired = Fired + 1,
                Firings = [.. Firings.TakeLast(MaxFirings - 1), new Firing(at, null, value, reason)],
            },
            { From: AlertState.Firing } => counted with { Firings = Firings.Replace(last!, last! with { Until = at }) },
            _ => counted,
        };
    }
}
