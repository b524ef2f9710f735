using System.Collections.Immutable;

namespace FunctionsRadar.Delivery;

/// <summary>When a failed delivery is tried again: 5 s, 30 s, 2 min, 10 min, 30 min after the try before, then hourly, each up to 10 % later.</summary>
public static class RetrySchedule
{
    /// <summary>A try made longer than this after the first one failed is the last.</summary>
    public static TimeSpan GiveUpAfter { get; } = TimeSpan.FromHours(24);

    private static readonly ImmutableArray<TimeSpan> Delays =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
    ];

    private static readonly TimeSpan Hourly = TimeSpan.FromHours(1);

    /// <summary>How long to wait after a failed try.</summary>
    /// <param name="tries">Tries so far, this one included; at least 1.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="jitter">0 to 1.</param>
    public static TimeSpan DelayAfter(int tries, SendOutcome outcome, double jitter)
    {
        var scheduled = outcome.Result == SendResult.TryAgainHourly || tries > Delays.Length ? Hourly : Delays[tries - 1];
        var delay = scheduled * (1 + (0.1 * jitter));
        return outcome.RetryAfter is { } asked && asked > delay ? asked : delay;
    }
}
