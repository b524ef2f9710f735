namespace FunctionsRadar.Checks.Advice;

/// <summary>The numbers that thresholds are written with: 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 and their tenfold.</summary>
internal static class RoundNumbers
{
    private const int MaxCount = 10;
    private const int Below = 2;
    private const int Above = 3;
    private static readonly decimal[] Steps = [1, 1.2m, 1.5m, 2, 2.5m, 3, 4, 5, 6, 8];
    private static readonly decimal[] Decades = [0.01m, 0.1m, 1, 10, 100, 1_000, 10_000, 100_000];

    /// <summary>In order, from 0.01 to 800,000: below that, a share tells more of rounding than of mail.</summary>
    public static ImmutableArray<decimal> All { get; } =
        [.. Decades.SelectMany(decade => Steps.Select(step => step * decade / 1.000m))];

    /// <summary>One to ten of them, up to a maximum: from some below a floor on to above the largest value there was.</summary>
    public static ImmutableArray<decimal> Around(decimal floor, decimal largest, decimal maximum)
    {
        var first = FindIndex(number => number >= Math.Min(floor, maximum));
        var last = Math.Max(first + Above, FindIndex(number => number > largest));
        var stride = 1 + ((last - first + Below) / MaxCount);
        var indexes = Enumerable.Range(-Below, MaxCount).Select(place => first + (place * stride))
            .Where(index => index >= 0 && index < All.Length && index < last + stride);
        return [.. indexes.Select(index => All[index]).Where(number => number <= maximum)];
    }

    private static int FindIndex(Func<decimal, bool> isFound) =>
        Math.Min(All.TakeWhile(number => !isFound(number)).Count(), All.Length - 1);
}
