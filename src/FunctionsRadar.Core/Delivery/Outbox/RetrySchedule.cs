namespace FunctionsRadar.Delivery.Outbox;

/// <summary>When a failed delivery is tried again: after these delays, then hourly, each up to 10 % later.</summary>
internal static class RetrySchedule
{
    private static readonly ImmutableArray<TimeSpan> Delays =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(30),
    ];

    private static readonly TimeSpan Hourly = TimeSpan.FromHours(1);

    /// <summary>An attempt that fails longer than this after the delivery was made, or revived, is the last.</summary>
    public static TimeSpan GiveUpAfter { get; } = TimeSpan.FromHours(24);

    /// <summary>The longest time until the next attempt, which a receiver's <c>Retry-After</c> may ask for.</summary>
    public static TimeSpan MaxDelay { get; } = TimeSpan.FromHours(24);

    /// <summary>How long to wait after so many failed attempts, the last included; <paramref name="jitter"/> is 0 to 1.</summary>
    public static TimeSpan DelayAfter(int failures, SendOutcome outcome, double jitter)
    {
        var scheduled = outcome.Result == SendResult.TryAgainHourly || failures > Delays.Length ? Hourly : Delays[failures - 1];
        var delay = scheduled * (1 + (0.1 * jitter));
        return outcome.RetryAfter > MaxDelay ? MaxDelay : outcome.RetryAfter > delay ? outcome.RetryAfter.Value : delay;
    }
}
