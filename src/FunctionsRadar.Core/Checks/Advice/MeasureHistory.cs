using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Checks.Advice;

/// <summary>What a measure was on the days of a history: how much of it is noise, and how large it was.</summary>
/// <param name="Floor">The lowest value that is above the noise; null when that cannot be told.</param>
/// <param name="Max">The largest value.</param>
internal sealed record MeasureHistory(decimal? Floor, decimal Max)
{
    /// <summary>Minimum number of changes from one window to the next to estimate noise.</summary>
    public const int MinChanges = 8;

    private const int TypicalWindows = 4;
    private static readonly TimeSpan TypicalTime = TimeSpan.FromDays(28);

    /// <summary>The history of a measure.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="days">The days of the history, oldest first.</param>
    /// <param name="range">Length of the windows.</param>
    public static MeasureHistory From(Measure measure, IReadOnlyList<DailyShare> days, DateRange range)
    {
        var windows = new SpacedPoints(days, range.Length);
        var definition = MeasureDefinition.For(measure);
        if (!definition.IsRise)
            return FromShare(days, windows, range.Length);
        decimal[] changes = [.. windows.Steps.Select(step => Rise(definition, step.Before, step.After)).OfType<decimal>()];
        var rises = days.Select(day => Rise(definition, day, days, range.Length)).OfType<decimal>();
        return new MeasureHistory(
            changes.Length < MinChanges ? null : Math.Max(Noise.From(changes)!.Fence, definition.MinNoise),
            rises.DefaultIfEmpty(0).Max());
    }

    // The threshold is above the usual share plus noise, and its recovery threshold above the usual, so that the alert ends.
    private static MeasureHistory FromShare(IReadOnlyList<DailyShare> days, SpacedPoints windows, TimeSpan window)
    {
        var since = days[^1].Newest.LastUpdated - (window * TypicalWindows > TypicalTime ? window * TypicalWindows : TypicalTime);
        var usual = Noise.FindMedian(
            [.. days.Where(day => day.Newest.LastUpdated > since).Select(day => day.Newest.LegacyShare)]);
        var largest = days.Max(day => day.Highest);
        return Noise.From(windows.Changes) is { } noise
            ? new MeasureHistory(
                Math.Max(usual + noise.Fence, (usual + noise.Median) / RuleSettings.RecoveryFactor), largest)
            : new MeasureHistory(null, largest);
    }

    private static decimal? Rise(MeasureDefinition definition, decimal before, decimal after) =>
        definition.Take(after, new SnapshotPoint(default, before)).Value;

    private static decimal? Rise(MeasureDefinition definition, DailyShare day, IReadOnlyList<DailyShare> days, TimeSpan window)
    {
        var before = days.LastOrDefault(earlier => day.Newest.LastUpdated - earlier.Newest.LastUpdated >= window);
        return before is null ? null : Rise(definition, before.Newest.LegacyShare, day.Newest.LegacyShare);
    }
}
