using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace FunctionsRadar.Radar;

/// <summary>How hard Radar is asked: paced, four times at most, and not for long.</summary>
internal static class RadarResilience
{
    /// <summary>Time for one question with all its attempts and waits.</summary>
    public static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Time for one attempt, its body included.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);

    private static readonly HttpRequestOptionsKey<DateTimeOffset> Deadline = new(nameof(Deadline));

    /// <summary>Notes when the time for a request is over, so that no wait is begun that would end too late.</summary>
    public static void Start(HttpRequestMessage request, TimeProvider time) => request.Options.Set(Deadline, time.GetUtcNow() + TotalTimeout);

    /// <summary>Adds the strategies, outermost first. Waiting for a turn is no part of an attempt's time.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "RequestPaceOptions has no annotation that would be looked for.")]
    public static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, RadarOptions options, TimeProvider time)
    {
        var pace = new RequestPaceOptions { RequestsPerSecond = options.RequestsPerSecond };
        pipeline.TimeProvider = time;
        pipeline
            .AddTimeout(TotalTimeout)
            .AddRetry(Retry(time))
            .AddStrategy(_ => new RequestPace(pace, time), pace)
            .AddCircuitBreaker(CircuitBreaker())
            .AddTimeout(AttemptTimeout);
    }

    private static HttpRetryStrategyOptions Retry(TimeProvider time) => new()
    {
        MaxRetryAttempts = 3,
        Delay = TimeSpan.FromSeconds(1),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = args => ValueTask.FromResult(IsWorthRetrying(args.Outcome) && !AsksForTooLong(args.Outcome, time)),
        DelayGenerator = args => ValueTask.FromResult(RetryAfter(args.Outcome, time)),
    };

    // Opens only when many watches fail together: one watch alone never makes twenty attempts in a minute.
    private static HttpCircuitBreakerStrategyOptions CircuitBreaker() => new()
    {
        FailureRatio = 0.9,
        MinimumThroughput = 20,
        SamplingDuration = TimeSpan.FromMinutes(1),
        BreakDuration = TimeSpan.FromSeconds(30),
        ShouldHandle = args => ValueTask.FromResult(IsWorthRetrying(args.Outcome)),
    };

    private static bool IsWorthRetrying(Outcome<HttpResponseMessage> outcome) =>
        HttpClientResiliencePredicates.IsTransient(outcome) && !BoundedBody.IsExceeded(outcome.Exception);

    private static bool AsksForTooLong(Outcome<HttpResponseMessage> outcome, TimeProvider time) =>
        RetryAfter(outcome, time) is { } wait
        && outcome.Result!.RequestMessage!.Options.TryGetValue(Deadline, out var deadline)
        && time.GetUtcNow() + wait >= deadline;

    /// <summary>How long the answer asks us to wait; null when it does not, or when that is over.</summary>
    private static TimeSpan? RetryAfter(Outcome<HttpResponseMessage> outcome, TimeProvider time)
    {
        var asked = outcome.Result?.Headers.RetryAfter;
        var wait = asked?.Delta ?? asked?.Date - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : null;
    }
}
