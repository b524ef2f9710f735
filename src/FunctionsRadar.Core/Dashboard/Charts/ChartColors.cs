using System.Collections.Frozen;
using OxyPlot;

namespace FunctionsRadar.Dashboard.Charts;

/// <summary>
/// The colours of a chart. Each is drawn as in the light scheme and has a class of the same name, by which the style sheet
/// replaces it in the dark scheme.
/// </summary>
internal static class ChartColors
{
    public static readonly OxyColor Line = OxyColor.FromRgb(0x1d, 0x5f, 0xd1);
    public static readonly OxyColor Grid = OxyColor.FromRgb(0xe3, 0xe7, 0xec);
    public static readonly OxyColor Text = OxyColor.FromRgb(0x56, 0x5f, 0x6b);
    public static readonly OxyColor Limit = OxyColor.FromRgb(0xb3, 0x54, 0x09);
    public static readonly OxyColor Fired = OxyColor.FromRgb(0xc6, 0x23, 0x28);
    public static readonly OxyColor Resolved = OxyColor.FromRgb(0x1a, 0x7f, 0x3c);
    public static readonly OxyColor Background = OxyColor.FromRgb(0xff, 0xff, 0xfe);

    private static readonly FrozenDictionary<string, string> Names = new (OxyColor Color, string Name)[]
    {
        (Line, "line"), (Grid, "grid"), (Text, "text"), (Limit, "limit"), (Fired, "fired"), (Resolved, "resolved"),
        (Background, "background"),
    }.ToFrozenDictionary(entry => Svg(entry.Color), entry => entry.Name, StringComparer.Ordinal);

    /// <summary>The name of a colour as it is written in SVG; null when it is none of these.</summary>
    public static string? FindName(string color) => Names.GetValueOrDefault(color);

    private static string Svg(OxyColor color) =>
        string.Create(CultureInfo.InvariantCulture, $"rgb({color.R},{color.G},{color.B})");
}
