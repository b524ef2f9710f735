namespace FunctionsRadar.Alerting;

/// <summary>How a rule fired in a period: how often and how long within it, a firing that went on from before included.</summary>
/// <param name="FiringSince">Since when it fires at the end of the period, be it from before; null when it does not.</param>
internal sealed record FiringTotal(string Rule, int Times, TimeSpan Length, DateTimeOffset? FiringSince)
{
    /// <summary>The rules that fired, from the transitions of a period, the oldest first, and the alerts at its end.</summary>
    public static ImmutableArray<FiringTotal> Sum(
        IEnumerable<Transition> transitions, IEnumerable<Alert> alerts, DateTimeOffset from, DateTimeOffset to)
    {
        var firing = alerts.Where(alert => alert.IsFiring)
            .ToDictionary(alert => alert.Rule.Name, alert => (DateTimeOffset?)alert.Since);
        var byRule = transitions.ToLookup(transition => transition.Rule, StringComparer.Ordinal);
        var rules = byRule.Select(rule => rule.Key).Union(firing.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var totals = rules.Select(rule => Sum(rule, byRule[rule], firing.GetValueOrDefault(rule), from, to));
        return [.. totals.Where(total => total.Times > 0)];
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
