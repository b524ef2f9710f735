using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks.Advice;

/// <summary>
/// Snapshots so far apart that their windows do not overlap: a window of 7 days moves by 1/168 an hour, hence snapshots that are
/// closer repeat each other.
/// </summary>
internal sealed class SpacedPoints
{
    // Datasets are not updated to the minute.
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);
    private const double MaxStep = 1.3;

    private readonly TimeSpan _spacing;

    /// <param name="days">The days of a history, oldest first.</param>
    /// <param name="spacing">The least time between two points, save an hour.</param>
    public SpacedPoints(IReadOnlyList<DailyShare> days, TimeSpan spacing)
    {
        _spacing = spacing;
        var points = new List<SnapshotPoint>();
        foreach (var day in days.Reverse())
        {
            if (points.Count == 0 || points[^1].LastUpdated - day.Newest.LastUpdated >= spacing - Slack)
                points.Add(day.Newest);
        }
        points.Reverse();
        All = points;
    }

    /// <summary>The points, oldest first; the newest one is that of the history.</summary>
    public IReadOnlyList<SnapshotPoint> All { get; }

    /// <summary>Pairs of neighbouring points, without those that have a gap between them.</summary>
    public IEnumerable<(decimal Before, decimal After)> Steps => All.Zip(All.Skip(1))
        .Where(pair => pair.Second.LastUpdated - pair.First.LastUpdated <= _spacing * MaxStep)
        .Select(pair => (pair.First.LegacyShare, pair.Second.LegacyShare));

    /// <summary>The changes in percentage points.</summary>
    public IEnumerable<decimal> Changes => Steps.Select(step => step.After - step.Before);
}
