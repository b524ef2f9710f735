using FunctionsRadar.Alerting;

namespace FunctionsRadar.Dashboard.Charts;

/// <summary>The legacy share over a range of time, thinned out to what a chart can show.</summary>
/// <param name="Days">Length of the range.</param>
/// <param name="From">Its start.</param>
/// <param name="To">Its end.</param>
/// <param name="Points">The points to draw, oldest first.</param>
/// <param name="Count">How many snapshots they stand for.</param>
internal sealed record ShareSeries(
    int Days, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<SnapshotPoint> Points, int Count)
{
    /// <summary>The ranges to choose from, in days.</summary>
    public static int[] Ranges { get; } = [7, 30, 90, 365];

    /// <summary>The oldest point; null when there is none.</summary>
    public SnapshotPoint? First => Points.Count == 0 ? null : Points[0];

    /// <summary>The newest point; null when there is none.</summary>
    public SnapshotPoint? Last => Points.Count == 0 ? null : Points[^1];

    /// <summary>The highest point; null when there is none.</summary>
    public SnapshotPoint? Highest => Points.MaxBy(point => point.LegacyShare);
}
