using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Checks.Advice;

/// <summary>Tells from the history what thresholds suit a watch.</summary>
internal sealed class Advisor(Backtest backtest, SnapshotReader read, TimeProvider time)
{
    /// <summary>From the last year, or the last 13 windows where these are longer; null when nothing is stored of that.</summary>
    public async Task<WatchAdvice?> AdviseAsync(Watch watch, CancellationToken cancellation)
    {
        var window = watch.DateRange.Length;
        var from = time.GetUtcNow().AddDays(-Math.Max(13 * window.TotalDays, 365));
        var days = await DailyShare.ReadAsync(read(watch.Name, watch.QueryFingerprint, from, null, cancellation), cancellation);
        if (days.Count == 0)
            return null;
        var windows = new SpacedPoints(days, window);
        // A week apart at the least, so that days of the week do not count.
        var weeks = new SpacedPoints(days, TimeSpan.FromDays(Math.Max(window.TotalDays, 7))).All;
        var described = Describe(watch, days, windows, weeks);
        if (described.Missing is not null)
            return described;
        var trials = MeasureDefinition.ForRules
            .Select(measure => new ThresholdTrial(watch, measure, MeasureHistory.From(measure, days, windows))).ToArray();
        var results = await backtest.RunAsync(
            watch, [.. trials.SelectMany(trial => trial.ListRules())], from, null, cancellation);
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
        Watch watch, List<DailyShare> days, SpacedPoints windows, ImmutableArray<SnapshotPoint> weeks) => new()
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
