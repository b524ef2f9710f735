using OxyPlot;

namespace FunctionsRadar.Dashboard.Charts;

/// <summary>The colours in the light scheme, each with the name of the class that replaces it in the dark scheme.</summary>
internal static class ChartColors
{
    // By the colour as it is written in SVG.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal);

    public static readonly OxyColor Line = Create("line", 0x1d5fd1);
    public static readonly OxyColor Grid = Create("grid", 0xe3e7ec);
    public static readonly OxyColor Text = Create("text", 0x565f6b);
    public static readonly OxyColor Limit = Create("limit", 0xb35409);
    public static readonly OxyColor Fired = Create("fired", 0xc62328);
    public static readonly OxyColor Resolved = Create("resolved", 0x1a7f3c);
    public static readonly OxyColor Background = Create("background", 0xfffffe);

    public static string? FindName(string color) => Names.GetValueOrDefault(color);

    private static OxyColor Create(string name, uint rgb)
    {
        var color = OxyColor.FromUInt32(0xff000000 | rgb);
        Names.Add($"rgb({color.R},{color.G},{color.B})", name);
        return color;
    }
}
