using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks.Advice;

/// <summary>Snapshots so far apart that their windows do not overlap: closer ones repeat each other.</summary>
internal sealed class SpacedPoints(List<DailyShare> days, TimeSpan spacing)
{
    private const double MaxStep = 1.3;
    // Datasets are not updated to the minute.
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    public TimeSpan Spacing => spacing;

    /// <summary>Oldest first; the newest one is that of the history.</summary>
    public ImmutableArray<SnapshotPoint> All { get; } = [.. PickNewestFirst(days, spacing).Reverse()];

    /// <summary>Neighbouring points without a gap between them.</summary>
    public IEnumerable<(SnapshotPoint First, SnapshotPoint Second)> Steps =>
        All.Zip(All.Skip(1)).Where(step => step.Second.LastUpdated - step.First.LastUpdated <= spacing * MaxStep);

    public IEnumerable<decimal> Changes => Steps.Select(step => step.Second.LegacyShare - step.First.LegacyShare);

    private static IEnumerable<SnapshotPoint> PickNewestFirst(List<DailyShare> days, TimeSpan spacing)
    {
        SnapshotPoint? last = null;
        foreach (var day in days.AsEnumerable().Reverse())
        {
            if (last is null || last.LastUpdated - day.Newest.LastUpdated >= spacing - Slack)
                yield return last = day.Newest;
        }
    }
}
