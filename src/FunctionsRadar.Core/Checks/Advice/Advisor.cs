using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Checks.Advice;

/// <summary>Tells from the stored history what thresholds suit a watch. Reads as it goes, a page at a time.</summary>
internal sealed class Advisor(Backtest backtest, TimeProvider time)
{
    private const double MinWindows = 13;
    private const double DaysAWeek = 7;
    private const double DaysAYear = 365;

    /// <summary>From the last year, or the last 13 windows where these are longer; null when nothing is stored of that.</summary>
    public Task<WatchAdvice?> AdviseAsync(Watch watch, CancellationToken cancellation) =>
        AdviseAsync(watch, time.GetUtcNow(), backtest.Reader(watch, cancellation), cancellation);

    public static async Task<WatchAdvice?> AdviseAsync(
        Watch watch, DateTimeOffset now, SnapshotReader read, CancellationToken cancellation)
    {
        var from = now.AddDays(-Math.Max(MinWindows * watch.DateRange.Length.TotalDays, DaysAYear));
        var days = await DailyShare.ReadAsync(read(from, null), cancellation);
        if (days.Count == 0)
            return null;
        var windows = new SpacedPoints(days, watch.DateRange.Length);
        // A week apart at the least, so that days of the week do not count.
        var weeks = new SpacedPoints(days, TimeSpan.FromDays(Math.Max(watch.DateRange.Length.TotalDays, DaysAWeek))).All;
        var described = Describe(watch, days, windows, weeks);
        if (described.Missing is not null)
            return described;
        var trials = MeasureDefinition.ForRules
            .Select(measure => new ThresholdTrial(watch, measure, MeasureHistory.From(measure, days, windows))).ToArray();
        var rules = trials.SelectMany(trial => trial.ListRules());
        var results = await Backtest.RunAsync(watch, [.. rules], from, null, read, cancellation);
        var trend = Trend.Through(weeks);
        return described with
        {
            Trend = trend,
            Measures = [.. trials.Select(trial => trial.Advise(results))],
            PointsUsed = $"{described.PointsUsed} Thresholds were tried on all {results[0].Snapshots} snapshots."
                + (trend is null ? " The trend is not clear: there are too few independent points." : ""),
        };
    }

    private static WatchAdvice Describe(
        Watch watch, IReadOnlyList<DailyShare> days, SpacedPoints windows, ImmutableArray<SnapshotPoint> weeks) => new()
        {
            Watch = watch.Name,
            From = days[0].Newest.LastUpdated,
            To = days[^1].Newest.LastUpdated,
            LegacyShare = days[^1].Newest.LegacyShare,
            Missing = MissingHistory.Explain(watch, days, windows.Steps.Count()),
            PointsUsed = $"The newest snapshot of each of {days.Count} days (UTC); where windows must not overlap, "
                + $"{windows.All.Length} of them, {watch.DateRange} apart.",
            DayToDay = Noise.From(new SpacedPoints(days, TimeSpan.FromDays(1)).Changes),
            WindowToWindow = Noise.From(windows.Changes),
            Below = HeldLevel.Find(days),
            Shares = [.. weeks.Select(point => point.LegacyShare)],
        };
}
