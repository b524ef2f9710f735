namespace FunctionsRadar.Alerting;

/// <summary>How a rule fired in a period.</summary>
/// <param name="Rule">Name of the rule, or <c>nodata</c>.</param>
/// <param name="Times">How often, counting a firing that went on from before.</param>
/// <param name="Length">For how long in all, within the period.</param>
/// <param name="FiringSince">Since when it fires at the end of the period, which may be from before; null when it does
/// not.</param>
internal sealed record FiringTotal(string Rule, int Times, TimeSpan Length, DateTimeOffset? FiringSince)
{
    /// <summary>One for each rule that fired in a period, in the order of their names.</summary>
    /// <param name="transitions">Those of the period, the oldest first.</param>
    /// <param name="alerts">The alerts at its end.</param>
    /// <param name="from">When it began.</param>
    /// <param name="to">When it ended.</param>
    public static ImmutableArray<FiringTotal> Sum(
        IEnumerable<Transition> transitions, IEnumerable<Alert> alerts, DateTimeOffset from, DateTimeOffset to)
    {
        var firing = alerts.Where(alert => alert.IsFiring).ToDictionary(alert => alert.Rule.Name, alert => alert.Since);
        var byRule = transitions.ToLookup(transition => transition.Rule, StringComparer.Ordinal);
        return
        [
            .. byRule.Select(rule => rule.Key).Union(firing.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(rule => Sum(rule, byRule[rule], firing.TryGetValue(rule, out var since) ? since : null, from, to))
                .Where(total => total.Times > 0),
        ];
    }

    // An end without a beginning in the period: it began before. The same for what still fires without one.
    private static FiringTotal Sum(
        string rule, IEnumerable<Transition> transitions, DateTimeOffset? firingSince, DateTimeOffset from, DateTimeOffset to)
    {
        var total = new FiringTotal(rule, 0, TimeSpan.Zero, firingSince);
        DateTimeOffset? begun = null;
        foreach (var transition in transitions)
        {
            if (transition.From == AlertState.Firing)
                total = total.Add(begun ?? from, transition.At);
            begun = transition.To == AlertState.Firing ? transition.At : null;
        }
        return firingSince is null ? total : total.Add(begun ?? from, to);
    }

    private FiringTotal Add(DateTimeOffset from, DateTimeOffset to) =>
        this with { Times = Times + 1, Length = Length + (to > from ? to - from : TimeSpan.Zero) };
}
