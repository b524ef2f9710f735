namespace FunctionsRadar.Cli.Output;

/// <summary>Numbers as a line of small bars, one a character.</summary>
internal static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>The line; the lowest number has the lowest bar, and the highest the highest.</summary>
    public static string From(IReadOnlyCollection<decimal> numbers)
    {
        var (low, high) = (numbers.Min(), numbers.Max());
        return string.Concat(numbers.Select(number =>
            low == high ? Bars[0] : Bars[(int)((number - low) / (high - low) * (Bars.Length - 1))]));
    }
}
