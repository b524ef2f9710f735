using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace FunctionsRadar.Radar;

/// <summary>How often a request is retried, and how long everything may take.</summary>
internal sealed class RadarResilience(TimeProvider time)
{
    /// <summary>For a request with all its attempts and pauses; waiting for the rate limit does not count.</summary>
    public static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MaxBackoff = TimeSpan.FromSeconds(8);

    /// <summary>Belongs outside of the rate limit, so that the limit applies to each attempt.</summary>
    public void AddRetries(ResiliencePipelineBuilder<HttpResponseMessage> pipeline)
    {
        pipeline.TimeProvider = time;
        pipeline.AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = MaxBackoff,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            // A pause is begun only when it ends, at the latest, before the deadline.
            ShouldHandle = args => ValueTask.FromResult(
                IsTransient(args.Outcome) && (GetRetryAfter(args.Outcome) ?? MaxBackoff) < GetRemaining(args.Context)),
            DelayGenerator = args => ValueTask.FromResult(GetRetryAfter(args.Outcome)),
        });
    }

    public void AddAttemptLimits(ResiliencePipelineBuilder<HttpResponseMessage> pipeline)
    {
        pipeline.TimeProvider = time;
        // Opens only when many watches fail together: one watch alone never makes twenty attempts in a minute.
        pipeline.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
        {
            FailureRatio = 0.9,
            MinimumThroughput = 20,
            SamplingDuration = TimeSpan.FromMinutes(1),
            BreakDuration = TimeSpan.FromSeconds(30),
            ShouldHandle = args => ValueTask.FromResult(IsTransient(args.Outcome)),
        });
        pipeline.AddTimeout(new HttpTimeoutStrategyOptions
        {
            TimeoutGenerator = args => ValueTask.FromResult(GetAttemptTimeout(GetRemaining(args.Context))),
        });
    }

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) =>
        HttpClientResiliencePredicates.IsTransient(outcome) && !ResponseBufferHandler.IsTooLong(outcome.Exception);

    private static TimeSpan GetAttemptTimeout(TimeSpan remaining) =>
        remaining > TimeSpan.Zero && remaining < AttemptTimeout ? remaining : AttemptTimeout;

    private TimeSpan GetRemaining(ResilienceContext context) => context.GetRequestMessage()!.Deadline - time.GetUtcNow();

    // Null when the response asks for no wait, or when that time is over.
    private TimeSpan? GetRetryAfter(Outcome<HttpResponseMessage> outcome)
    {
        var asked = outcome.Result?.Headers.RetryAfter;
        var wait = asked?.Delta ?? asked?.Date - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : null;
    }
}
