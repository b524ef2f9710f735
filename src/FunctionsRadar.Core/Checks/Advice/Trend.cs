using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks.Advice;

/// <summary>Where the share is going in the long run: percentage points in 30 days, and the 95 % interval of that.</summary>
internal sealed record Trend(decimal PointsAMonth, decimal Low, decimal High)
{
    // Of four points or fewer, no order is as rare as 5 %; of a few more, it takes almost every one.
    private const int MinPoints = 8;
    private const double Unlike = 1e-12;
    private const double DaysAMonth = 30;
    private const double Confidence95 = 1.96;
    private const double StrongestCorrelation = 0.9;

    /// <summary>
    /// The Theil–Sen slope, which single incidents do not move. Its interval is Sen's, from the variance of Kendall's S, and is
    /// widened by the correlation of points that follow each other. Null for too few points, or too few that differ.
    /// </summary>
    public static Trend? Through(IReadOnlyList<SnapshotPoint> points)
    {
        if (points.Count < MinPoints)
            return null;
        var start = points[0].LastUpdated;
        (double Month, double Share)[] places =
            [.. points.Select(point => ((point.LastUpdated - start).TotalDays / DaysAMonth, (double)point.LegacyShare))];
        var all = places.SelectMany((to, index) =>
            places.Take(index).Select(from => (to.Share - from.Share) / (to.Month - from.Month)));
        double[] slopes = [.. all.Order()];
        var slope = (slopes[(slopes.Length - 1) / 2] + slopes[slopes.Length / 2]) / 2;
        double n = places.Length;
        var correlation = Correlation([.. places.Select(place => place.Share - (slope * place.Month))]);
        var inflation = (1 + correlation) / (1 - correlation);
        var reach = Confidence95 * Math.Sqrt(n * (n - 1) * ((2 * n) + 5) / 18 * inflation);
        if (reach > slopes.Length)
            return null;
        var (low, high) = ((int)Math.Floor((slopes.Length - reach) / 2), (int)Math.Ceiling((slopes.Length + reach) / 2));
        return new Trend(
            Rounded(slope), Rounded(slopes[Math.Max(0, low - 1)]), Rounded(slopes[Math.Min(slopes.Length - 1, high)]));
    }

    // Of residuals that follow each other. Those of a line through few points look less alike than they are: by (2 + 4 ρ) / n.
    private static double Correlation(double[] residuals)
    {
        var mean = residuals.Average();
        double[] centred = [.. residuals.Select(residual => residual - mean)];
        var whole = centred.Sum(value => value * value);
        var next = centred.Zip(centred.Skip(1), (first, second) => first * second).Sum();
        var n = residuals.Length;
        return whole < Unlike ? 0 : Math.Clamp(((next / whole * n) + 2) / Math.Max(1, n - 4), 0, StrongestCorrelation);
    }

    private static decimal Rounded(double value) => Math.Round((decimal)value, 6);
}
