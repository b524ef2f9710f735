using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Checks.Advice;

/// <summary>The lowest value of a measure above its noise, null when that cannot be told, and the largest that it had.</summary>
internal sealed record MeasureHistory(decimal? Floor, decimal Max)
{
    /// <summary>From one window to the next, to estimate noise.</summary>
    public const int MinChanges = 8;

    private const double TypicalWindows = 4;
    private const double TypicalDays = 28;

    public static MeasureHistory From(Measure measure, List<DailyShare> days, SpacedPoints windows)
    {
        var definition = MeasureDefinition.For(measure);
        if (!definition.IsRise)
            return FromShare(days, windows);
        decimal[] changes = [.. windows.Steps.Select(step => Rise(step.First, step.Second)).OfType<decimal>()];
        var rises = from day in days
                    let before = days.FindLast(each => day.Newest.LastUpdated - each.Newest.LastUpdated >= windows.Spacing)
                    where before is not null
                    select Rise(before.Newest, day.Newest);
        return new MeasureHistory(
            changes.Length < MinChanges ? null : Math.Max(Noise.From(changes)!.Fence, definition.MinNoise), rises.Max() ?? 0);

        decimal? Rise(SnapshotPoint before, SnapshotPoint after) => definition.Take(after.LegacyShare, before).Value;
    }

    // The threshold is above the usual share plus noise, and its recovery threshold above the usual, so that the alert ends.
    private static MeasureHistory FromShare(List<DailyShare> days, SpacedPoints windows)
    {
        var typical = TimeSpan.FromDays(Math.Max(windows.Spacing.TotalDays * TypicalWindows, TypicalDays));
        var since = days[^1].Newest.LastUpdated - typical;
        var shares = days.Where(day => day.Newest.LastUpdated > since).Select(day => day.Newest.LegacyShare);
        var (usual, noise) = (Noise.FindMedian(shares), Noise.From(windows.Changes)!);
        return new MeasureHistory(
            Math.Max(usual + noise.Fence, (usual + noise.Median) / RuleSettings.RecoveryFactor), days.Max(day => day.Highest));
    }
}
