using System.Collections.Immutable;
using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Checks;

/// <summary>A time in which a rule would have fired.</summary>
/// <param name="From">When it would have begun to fire.</param>
/// <param name="Until">When it would have resolved; null when it would still fire.</param>
/// <param name="Value">What was measured when it fired.</param>
/// <param name="Reason">Why it would have fired.</param>
public sealed record Firing(DateTimeOffset From, DateTimeOffset? Until, decimal? Value, string Reason);

/// <summary>What a rule would have done.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Measure">What it measures.</param>
/// <param name="Threshold">It fires above this.</param>
/// <param name="Snapshots">Snapshots that it decided on.</param>
/// <param name="From">The oldest of them; null when there are none.</param>
/// <param name="To">The newest of them; null when there are none.</param>
/// <param name="Firings">When it would have fired, oldest first.</param>
/// <param name="TimeFiring">How long it would have fired in all.</param>
/// <param name="LongestQuiet">The longest time without firing.</param>
public sealed record BacktestResult(
    string Rule, Measure Measure, decimal Threshold, int Snapshots, DateTimeOffset? From, DateTimeOffset? To,
    ImmutableArray<Firing> Firings, TimeSpan TimeFiring, TimeSpan LongestQuiet)
{
    /// <summary>The result of a rule from what it changed.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="decided">The snapshots it decided on, oldest first.</param>
    /// <param name="transitions">Its transitions, oldest first.</param>
    internal static BacktestResult Of(Rule rule, IReadOnlyList<Snapshot> decided, IEnumerable<Transition> transitions)
    {
        if (decided.Count == 0)
            return new BacktestResult(rule.Name, rule.Measure, rule.Threshold, 0, null, null, [], TimeSpan.Zero, TimeSpan.Zero);
        var (from, to) = (decided[0].LastUpdated, decided[^1].LastUpdated);
        var firings = FiringsOf(transitions);
        return new BacktestResult(
            rule.Name, rule.Measure, rule.Threshold, decided.Count, from, to, firings,
            firings.Aggregate(TimeSpan.Zero, (sum, firing) => sum + ((firing.Until ?? to) - firing.From)), LongestQuietOf(firings, from, to));
    }

    private static ImmutableArray<Firing> FiringsOf(IEnumerable<Transition> transitions)
    {
        var firings = ImmutableArray.CreateBuilder<Firing>();
        foreach (var transition in transitions)
        {
            if (transition.To == AlertState.Firing)
                firings.Add(new Firing(transition.LastUpdated ?? transition.At, null, transition.Value, transition.Reason));
            else if (transition.From == AlertState.Firing)
                firings[^1] = firings[^1] with { Until = transition.LastUpdated ?? transition.At };
        }
        return firings.ToImmutable();
    }

    private static TimeSpan LongestQuietOf(ImmutableArray<Firing> firings, DateTimeOffset from, DateTimeOffset to)
    {
        var longest = TimeSpan.Zero;
        foreach (var firing in firings)
        {
            longest = firing.From - from > longest ? firing.From - from : longest;
            from = firing.Until ?? to;
        }
        return to - from > longest ? to - from : longest;
    }
}
