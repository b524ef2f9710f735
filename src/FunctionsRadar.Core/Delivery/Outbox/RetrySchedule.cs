namespace FunctionsRadar.Delivery.Outbox;

/// <summary>When a failed delivery is tried again: after these delays, the last for good, each up to 10 % later.</summary>
internal static class RetrySchedule
{
    private static readonly ImmutableArray<int> DelaysInSeconds = [5, 30, 120, 600, 1800, 3600];

    /// <summary>An attempt that fails longer than this after the delivery was made, or revived, is the last.</summary>
    public static TimeSpan GiveUpAfter { get; } = TimeSpan.FromHours(24);

    /// <summary>The longest time until the next attempt, which a receiver's <c>Retry-After</c> may ask for.</summary>
    public static TimeSpan MaxDelay { get; } = TimeSpan.FromHours(24);

    /// <summary>How long to wait after so many failed attempts, the last included; <paramref name="jitter"/> is 0 to 1.</summary>
    public static TimeSpan DelayAfter(int failures, SendOutcome outcome, double jitter)
    {
        var index = outcome.Result == SendResult.TryAgainHourly ? ^1 : Math.Min(failures, DelaysInSeconds.Length) - 1;
        var delay = TimeSpan.FromSeconds(DelaysInSeconds[index]) * (1 + (0.1 * jitter));
        return outcome.RetryAfter > MaxDelay ? MaxDelay : outcome.RetryAfter > delay ? outcome.RetryAfter.Value : delay;
    }
}
