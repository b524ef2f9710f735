using FunctionsRadar.Alerting;

namespace FunctionsRadar.Dashboard.Charts;

/// <summary>A period in which a rule fired, without its end while it lasts, and the part of it that the chart shows.</summary>
internal sealed record FiringPeriod(SnapshotPoint FiredAt, SnapshotPoint? ResolvedAt, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>The periods within the range. A time without data is a gap in the line, and not a period.</summary>
    public static IReadOnlyList<FiringPeriod> List(IEnumerable<Transition> newestFirst, ShareSeries series) =>
    [
        .. newestFirst.Where(transition => transition.Rule != Alert.NoData)
            .GroupBy(transition => transition.Rule)
            // Each transition with the one after it.
            .SelectMany(rule => rule.Zip(rule.Prepend(null)).Reverse())
            .Where(pair => pair.First.To == AlertState.Firing && pair.Second?.To != AlertState.Firing)
            .Select(pair => Between(pair.First, pair.Second, series))
            .Where(period => period.To > series.From)
            .OrderBy(period => period.From),
    ];

    private static FiringPeriod Between(Transition fired, Transition? resolved, ShareSeries series)
    {
        var (first, last) = (CreatePoint(fired), resolved is null ? null : CreatePoint(resolved));
        var (from, to) = (first.LastUpdated, last?.LastUpdated ?? series.To);
        return new FiringPeriod(first, last, from < series.From ? series.From : from, to > series.To ? series.To : to);
    }

    // The chart's axis is the dataset's time.
    private static SnapshotPoint CreatePoint(Transition transition) =>
        new(transition.LastUpdated ?? transition.At, transition.LegacyShare ?? 0);
}
