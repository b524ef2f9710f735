using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace FunctionsRadar.Radar;

/// <summary>How often a request is retried, and how long everything may take.</summary>
internal static class RadarResilience
{
    /// <summary>
    /// Time for a request with all its attempts and the pauses between them; waiting for the rate limit does not count.
    /// </summary>
    public static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MaxBackoff = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Retries what may succeed a little later. Belongs outside of the rate limit, so that the limit applies to each attempt.
    /// </summary>
    public static void AddRetries(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, TimeProvider time)
    {
        pipeline.TimeProvider = time;
        pipeline.AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = MaxBackoff,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = args => ValueTask.FromResult(IsTransient(args.Outcome) && IsInTime(args.Context, args.Outcome, time)),
            DelayGenerator = args => ValueTask.FromResult(GetRetryAfter(args.Outcome, time)),
        });
    }

    /// <summary>Ends an attempt that takes too long, and stops asking when everything fails.</summary>
    public static void AddAttemptLimits(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, TimeProvider time)
    {
        pipeline.TimeProvider = time;
        pipeline.AddCircuitBreaker(CreateCircuitBreaker()).AddTimeout(new HttpTimeoutStrategyOptions
        {
            TimeoutGenerator = args => ValueTask.FromResult(GetAttemptTimeout(args.Context, time)),
        });
    }

    // Opens only when many watches fail together: one watch alone never makes twenty attempts in a minute.
    private static HttpCircuitBreakerStrategyOptions CreateCircuitBreaker() => new()
    {
        FailureRatio = 0.9,
        MinimumThroughput = 20,
        SamplingDuration = TimeSpan.FromMinutes(1),
        BreakDuration = TimeSpan.FromSeconds(30),
        ShouldHandle = args => ValueTask.FromResult(IsTransient(args.Outcome)),
    };

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) =>
        HttpClientResiliencePredicates.IsTransient(outcome) && !ResponseBufferHandler.IsTooLong(outcome.Exception);

    // A pause is begun only when it ends, at the latest, before the deadline.
    private static bool IsInTime(ResilienceContext context, Outcome<HttpResponseMessage> outcome, TimeProvider time) =>
        (GetRetryAfter(outcome, time) ?? MaxBackoff) < GetRemaining(context, time);

    private static TimeSpan GetAttemptTimeout(ResilienceContext context, TimeProvider time)
    {
        var remaining = GetRemaining(context, time);
        return remaining > TimeSpan.Zero && remaining < AttemptTimeout ? remaining : AttemptTimeout;
    }

    private static TimeSpan GetRemaining(ResilienceContext context, TimeProvider time) =>
        RetryDeadline.GetRemaining(context.GetRequestMessage(), time.GetUtcNow());

    /// <summary>How long the response asks us to wait; null when it does not, or when that time is over.</summary>
    private static TimeSpan? GetRetryAfter(Outcome<HttpResponseMessage> outcome, TimeProvider time)
    {
        var asked = outcome.Result?.Headers.RetryAfter;
        var wait = asked?.Delta ?? asked?.Date - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : null;
    }
}
