namespace FunctionsRadar.Checks.Advice;

/// <summary>How much the share moves when nothing happens: the sizes of its changes, without regard to their direction.</summary>
/// <param name="Median">Half of the changes are at most this large; percentage points, or percent for relative ones.</param>
/// <param name="Mad">Median distance of the sizes from their median, in the same unit.</param>
/// <param name="Changes">How many changes it is taken from.</param>
internal sealed record Noise(decimal Median, decimal Mad, int Changes)
{
    // The median and 8 MADs: about one in ten thousand normally distributed changes exceeds that, and with 25 changes a finer
    // bound would mean nothing.
    private const int Deviations = 8;

    /// <summary>What the noise hardly exceeds: the median and eight median deviations.</summary>
    public decimal Fence => Median + (Deviations * Mad);

    /// <summary>The noise of some changes; null when there is none.</summary>
    public static Noise? From(IEnumerable<decimal> changes)
    {
        decimal[] sizes = [.. changes.Select(Math.Abs)];
        if (sizes.Length == 0)
            return null;
        var median = FindMedian(sizes);
        var deviation = FindMedian([.. sizes.Select(size => Math.Abs(size - median))]);
        return new Noise(Rounded(median), Rounded(deviation), sizes.Length);
    }

    /// <summary>The median of at least one value.</summary>
    public static decimal FindMedian(IReadOnlyCollection<decimal> values)
    {
        decimal[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static decimal Rounded(decimal value) => Math.Round(value, 6);
}
