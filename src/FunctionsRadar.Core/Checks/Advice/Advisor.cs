using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Checks.Advice;

/// <summary>Tells from the stored history what thresholds suit a watch. Reads as it goes, a page at a time.</summary>
internal sealed class Advisor(Backtest backtest, TimeProvider time)
{
    private const int MinWindows = 13;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    /// <summary>
    /// Advice from the last year, or from the last 13 windows where these are longer; null when nothing is stored of that time.
    /// </summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public Task<WatchAdvice?> AdviseAsync(Watch watch, CancellationToken cancellation) =>
        AdviseAsync(watch, time.GetUtcNow(), backtest.Reader(watch, cancellation), cancellation);

    /// <summary>Advice from a history, wherever it is read from.</summary>
    public static async Task<WatchAdvice?> AdviseAsync(
        Watch watch, DateTimeOffset now, SnapshotReader read, CancellationToken cancellation)
    {
        var windows = watch.DateRange.Length * MinWindows;
        var from = now - (windows > Year ? windows : Year);
        var days = await DailyShare.ReadAsync(read(from, null), cancellation);
        if (days.Count == 0)
            return null;
        var described = Describe(watch, days);
        if (described.Missing is not null)
            return described;
        var measures = MeasureDefinition.ForRules
            .Select(measure => new Thresholds(watch, measure, MeasureHistory.From(measure, days, watch.DateRange)))
            .ToImmutableArray();
        var results = await Backtest.RunAsync(
            watch, [.. measures.SelectMany(measure => measure.Rules)], from, null, read, cancellation);
        var trend = Trend.Through(TrendPoints(watch, days));
        return described with
        {
            Trend = trend,
            Measures = [.. measures.Select(measure => measure.Advise(results))],
            PointsUsed = $"{described.PointsUsed} Thresholds were tried on all {results[0].Snapshots} snapshots."
                + (trend is null ? " The trend is not clear: there are too few independent points." : ""),
        };
    }

    private static WatchAdvice Describe(Watch watch, IReadOnlyList<DailyShare> days)
    {
        var windows = new SpacedPoints(days, watch.DateRange.Length);
        return new WatchAdvice
        {
            Watch = watch.Name,
            From = days[0].Newest.LastUpdated,
            To = days[^1].Newest.LastUpdated,
            LegacyShare = days[^1].Newest.LegacyShare,
            Missing = MissingHistory.Explain(watch, days, windows.Steps.Count()),
            PointsUsed = $"The newest snapshot of each of {days.Count} days (UTC); where windows must not overlap, "
                + $"{windows.All.Count} of them, {watch.DateRange} apart.",
            DayToDay = Noise.From(new SpacedPoints(days, TimeSpan.FromDays(1)).Changes),
            WindowToWindow = Noise.From(windows.Changes),
            Below = HeldLevel.Find(days),
            Shares = [.. TrendPoints(watch, days).Select(point => point.LegacyShare)],
        };
    }

    // A week apart at the least, so that days of the week do not count.
    private static IReadOnlyList<SnapshotPoint> TrendPoints(Watch watch, IReadOnlyList<DailyShare> days) =>
        new SpacedPoints(days, watch.DateRange.Length > Week ? watch.DateRange.Length : Week).All;
}
