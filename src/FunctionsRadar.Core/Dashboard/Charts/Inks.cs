using System.Collections.Frozen;
using System.Globalization;
using OxyPlot;

namespace FunctionsRadar.Dashboard.Charts;

/// <summary>
/// The colours of a chart. Each is drawn as it is in light surroundings and carries a class of the same name, by which a style
/// sheet makes it fit dark ones.
/// </summary>
internal static class Inks
{
    public static readonly OxyColor Line = OxyColor.FromRgb(0x1d, 0x5f, 0xd1);
    public static readonly OxyColor Grid = OxyColor.FromRgb(0xe3, 0xe7, 0xec);
    public static readonly OxyColor Words = OxyColor.FromRgb(0x56, 0x5f, 0x6b);
    public static readonly OxyColor Limit = OxyColor.FromRgb(0xb3, 0x54, 0x09);
    public static readonly OxyColor Fired = OxyColor.FromRgb(0xc6, 0x23, 0x28);
    public static readonly OxyColor Resolved = OxyColor.FromRgb(0x1a, 0x7f, 0x3c);
    public static readonly OxyColor Paper = OxyColor.FromRgb(0xff, 0xff, 0xfe);

    private static readonly FrozenDictionary<string, string> Names = new (OxyColor Color, string Name)[]
    {
        (Line, "line"), (Grid, "grid"), (Words, "words"), (Limit, "limit"), (Fired, "fired"), (Resolved, "resolved"),
        (Paper, "paper"),
    }.ToFrozenDictionary(ink => Svg(ink.Color), ink => ink.Name, StringComparer.Ordinal);

    /// <summary>The name of a colour as it is written in SVG; null when it is none of these.</summary>
    public static string? NameOf(string color) => Names.GetValueOrDefault(color);

    private static string Svg(OxyColor color) =>
        string.Create(CultureInfo.InvariantCulture, $"rgb({color.R},{color.G},{color.B})");
}
