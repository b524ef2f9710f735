namespace FunctionsRadar.Cli.Demo;

/// <summary>What Radar says in the demo: before the start quiet weeks and one incident, then one every five minutes.</summary>
internal sealed class DemoTimeline(DateTimeOffset start)
{
    private const double NormalShare = 0.42;
    private const double Height = 1.15;
    private const int CycleSeconds = 5 * 60;

    /// <summary>Percent by TLS version, with three decimals.</summary>
    public ImmutableSortedDictionary<string, decimal> SharesAt(DateTimeOffset time)
    {
        var legacy = decimal.Round((decimal)(time < start ? Past(time) : Played(time)), 3);
        var oldest = decimal.Round(legacy * 0.3m, 3);
        var newer = decimal.Round(8.6m - (legacy / 4), 3);
        return ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, decimal>
        {
            ["TLS 1.0"] = oldest,
            ["TLS 1.1"] = legacy - oldest,
            ["TLS 1.2"] = newer,
            ["TLS 1.3"] = 100 - legacy - newer,
        });
    }

    // Up and down at once, so that both rules see it in the same check.
    private double Played(DateTimeOffset time)
    {
        var isIncident = (time - start).TotalSeconds % CycleSeconds is > 12 and < 88;
        return NormalShare + (isIncident ? Height : 0) + (0.3 * Noise(time));
    }

    private double Past(DateTimeOffset time)
    {
        var daysAgo = (start - time).TotalDays;
        var week = 0.03 * Math.Sin(2 * Math.PI * daysAgo / 7);
        var trend = 0.0006 * daysAgo;
        var incident = 0.75 * Math.Exp(-Math.Pow((daysAgo - 38) / 1.6, 2));
        return NormalShare + (week * Math.Min(1, daysAgo)) + trend + incident + Noise(time);
    }

    private static double Noise(DateTimeOffset time) =>
        0.02 * (new Random((int)(time.ToUnixTimeSeconds() % int.MaxValue)).NextDouble() - 0.5);
}
