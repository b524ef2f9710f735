using FunctionsRadar.Alerting;

namespace FunctionsRadar.Dashboard.Charts;

/// <summary>The legacy share over some days, oldest first, thinned out from so many snapshots to what a chart can show.</summary>
internal sealed record ShareSeries(
    int Days, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<SnapshotPoint> Points, int Count)
{
    /// <summary>In days, to choose from.</summary>
    public static int[] Ranges { get; } = [7, 30, 90, 365];

    public SnapshotPoint? Highest => Points.MaxBy(point => point.LegacyShare);
}
