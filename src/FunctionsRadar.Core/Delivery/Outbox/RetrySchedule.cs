namespace FunctionsRadar.Delivery.Outbox;

/// <summary>
/// When a failed delivery is tried again: 5 s, 30 s, 2 min, 10 min, 30 min after the attempt before, then hourly, each up to 10 %
/// later.
/// </summary>
internal static class RetrySchedule
{
    /// <summary>An attempt that fails longer than this after the delivery was made, or revived, is the last.</summary>
    public static TimeSpan GiveUpAfter { get; } = TimeSpan.FromHours(24);

    /// <summary>The longest time until the next attempt, which a receiver's <c>Retry-After</c> may ask for.</summary>
    public static TimeSpan MaxDelay { get; } = TimeSpan.FromHours(24);

    private static readonly ImmutableArray<TimeSpan> Delays =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(30),
    ];

    private static readonly TimeSpan Hourly = TimeSpan.FromHours(1);

    /// <summary>How long to wait after a failed attempt.</summary>
    /// <param name="failures">Failed attempts so far, this one included; at least 1.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="jitter">0 to 1.</param>
    public static TimeSpan DelayAfter(int failures, SendOutcome outcome, double jitter)
    {
        var scheduled = outcome.Result == SendResult.TryAgainHourly || failures > Delays.Length ? Hourly : Delays[failures - 1];
        var delay = scheduled * (1 + (0.1 * jitter));
        var asked = outcome.RetryAfter < MaxDelay ? outcome.RetryAfter : outcome.RetryAfter is null ? null : MaxDelay;
        return asked > delay ? asked.Value : delay;
    }
}
