namespace FunctionsRadar.Dashboard.Charts;

/// <summary>The size of a chart's coordinates; a page scales it to its container. A narrow one has fewer ticks.</summary>
internal sealed record ChartSize(int Width, int Height, bool IsNarrow)
{
    public static ChartSize Wide { get; } = new(1120, 320, false);
    public static ChartSize Narrow { get; } = new(360, 260, true);
}
