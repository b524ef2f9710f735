namespace FunctionsRadar.Cli.Demo;

/// <summary>
/// How the legacy share goes in the demo. Before it began: quiet weeks, and one incident to look back at. After: quiet, a rise
/// after a quarter of a minute, back to normal after a minute and a half, and again every five minutes.
/// </summary>
/// <param name="start">When the demo began.</param>
internal sealed class DemoTimeline(DateTimeOffset start)
{
    private const double NormalShare = 0.42;
    private const double Height = 1.15;
    private static readonly TimeSpan Cycle = TimeSpan.FromMinutes(5);

    /// <summary>The legacy share at a time, in percent, with three decimals.</summary>
    public decimal LegacyShareAt(DateTimeOffset time) =>
        decimal.Round((decimal)(time < start ? Past(time) : Played(time)), 3);

    private double Played(DateTimeOffset time) =>
        NormalShare + (Height * Incident((time - start).TotalSeconds % Cycle.TotalSeconds)) + (0.3 * Noise(time));

    private double Past(DateTimeOffset time)
    {
        var daysAgo = (start - time).TotalDays;
        var week = 0.03 * Math.Sin(2 * Math.PI * daysAgo / 7);
        var trend = 0.0006 * daysAgo;
        var incident = 0.75 * Math.Exp(-Math.Pow((daysAgo - 38) / 1.6, 2));
        return NormalShare + (week * Math.Min(1, daysAgo)) + trend + incident + Noise(time);
    }

    // Up and down at once, so that both rules see it in the same check.
    private static double Incident(double seconds) => seconds is > 12 and < 88 ? 1 : 0;

    private static double Noise(DateTimeOffset time) =>
        0.02 * (new Random((int)(time.ToUnixTimeSeconds() % int.MaxValue)).NextDouble() - 0.5);
}
