namespace FunctionsRadar.Dashboard.Charts;

/// <summary>The size of a chart's coordinates; a page scales it to its container.</summary>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="IsNarrow">True for a small screen: fewer ticks.</param>
internal sealed record ChartSize(int Width, int Height, bool IsNarrow)
{
    /// <summary>For a wide screen.</summary>
    public static ChartSize Wide { get; } = new(1120, 320, false);

    /// <summary>For a small screen.</summary>
    public static ChartSize Narrow { get; } = new(360, 260, true);
}
