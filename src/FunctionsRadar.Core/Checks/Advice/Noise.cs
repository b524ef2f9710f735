namespace FunctionsRadar.Checks.Advice;

/// <summary>How much a measure moves when nothing happens: median and MAD of the sizes of its changes, up or down.</summary>
internal sealed record Noise(decimal Median, decimal Mad, int Changes)
{
    // About one in ten thousand normally distributed changes exceeds that; with 25 changes a finer bound would mean nothing.
    private const int Deviations = 8;

    public decimal Fence => Median + (Deviations * Mad);

    public static Noise? From(IEnumerable<decimal> changes)
    {
        decimal[] sizes = [.. changes.Select(Math.Abs)];
        if (sizes.Length == 0)
            return null;
        var median = FindMedian(sizes);
        var deviation = FindMedian(sizes.Select(size => Math.Abs(size - median)));
        return new Noise(Math.Round(median, 6), Math.Round(deviation, 6), sizes.Length);
    }

    /// <summary>Of at least one value.</summary>
    public static decimal FindMedian(IEnumerable<decimal> values)
    {
        decimal[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
