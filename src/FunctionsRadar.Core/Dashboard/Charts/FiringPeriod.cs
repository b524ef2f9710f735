using FunctionsRadar.Alerting;

namespace FunctionsRadar.Dashboard.Charts;

/// <summary>A period in which a rule fired, as far as the chart shows it.</summary>
/// <param name="FiredAt">The reading that fired.</param>
/// <param name="ResolvedAt">The reading that ended it; null while it fires.</param>
/// <param name="From">Where it begins on the chart.</param>
/// <param name="To">Where it ends on the chart.</param>
internal sealed record FiringPeriod(SnapshotPoint FiredAt, SnapshotPoint? ResolvedAt, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>The periods within the range. A time without data is a gap in the line, and not a period.</summary>
    /// <param name="transitions">What happened, newest first.</param>
    /// <param name="series">The range.</param>
    public static IReadOnlyList<FiringPeriod> List(IEnumerable<Transition> transitions, ShareSeries series) =>
    [
        .. transitions.Where(transition => transition.Rule != Alert.NoData)
            .GroupBy(transition => transition.Rule)
            .SelectMany(rule => ListPeriods(rule.Reverse(), series))
            .Where(period => period.To > series.From)
            .OrderBy(period => period.From),
    ];

    private static IEnumerable<FiringPeriod> ListPeriods(IEnumerable<Transition> oldestFirst, ShareSeries series)
    {
        Transition? fired = null;
        foreach (var transition in oldestFirst)
        {
            if (transition.To == AlertState.Firing)
                fired = transition;
            else if (fired is not null)
                yield return Between(fired, transition, series);
            fired = transition.To == AlertState.Firing ? fired : null;
        }
        if (fired is not null)
            yield return Between(fired, null, series);
    }

    private static FiringPeriod Between(Transition fired, Transition? resolved, ShareSeries series)
    {
        var from = FindTime(fired);
        var to = resolved is null ? series.To : FindTime(resolved);
        return new FiringPeriod(
            CreatePoint(fired), resolved is null ? null : CreatePoint(resolved), from < series.From ? series.From : from,
            to > series.To ? series.To : to);
    }

    // The chart's axis is the dataset's time.
    private static DateTimeOffset FindTime(Transition transition) => transition.LastUpdated ?? transition.At;

    private static SnapshotPoint CreatePoint(Transition transition) => new(FindTime(transition), transition.LegacyShare ?? 0);
}
