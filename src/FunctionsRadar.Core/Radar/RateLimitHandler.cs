namespace FunctionsRadar.Radar;

/// <summary>
/// A token bucket for all attempts. Only the first of the requests that wait waits for a token; one that is cancelled has taken
/// none. (The framework's TokenBucketRateLimiter accepts no <see cref="TimeProvider"/>.)
/// </summary>
internal sealed class RateLimitHandler(RadarOptions options, AuthenticationBreaker breaker, TimeProvider time) : DelegatingHandler
{
    private const int BurstSize = 10;
    private readonly TimeSpan _interval = TimeSpan.FromSeconds((double)(1 / options.RequestsPerSecond));
    private readonly SemaphoreSlim _queue = new(1, 1);
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _fullAt;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        await TakeTokenAsync(cancellationToken);
        request.Deadline += time.GetElapsedTime(started);
        // The credentials may have been refused while this request waited.
        breaker.ThrowIfOpen();
        return await base.SendAsync(request, cancellationToken);
    }

    private async Task TakeTokenAsync(CancellationToken cancellation)
    {
        await _queue.WaitAsync(cancellation);
        try
        {
            var wait = _fullAt - ((BurstSize - 1) * _interval) - Elapsed();
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, cancellation);
            var now = Elapsed();
            _fullAt = (_fullAt > now ? _fullAt : now) + _interval;
        }
        finally
        {
            _queue.Release();
        }
    }

    private TimeSpan Elapsed() => time.GetElapsedTime(_start);
}
