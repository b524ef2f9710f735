namespace FunctionsRadar.Radar;

/// <summary>
/// Limits the rate of requests, retries included, with a token bucket. Requests that must wait form a queue, and only the first
/// of them waits for a token; one that is cancelled has taken none. (The framework's TokenBucketRateLimiter reads the system's
/// clock and accepts no <see cref="TimeProvider"/>.)
/// </summary>
/// <param name="requestsPerSecond">The average rate.</param>
/// <param name="breaker">Stops requests whose credentials were refused while they waited.</param>
/// <param name="time">Measures the waits.</param>
internal sealed class RateLimitHandler(decimal requestsPerSecond, AuthenticationBreaker breaker, TimeProvider time)
    : DelegatingHandler
{
    // Requests that may go out at once after a pause.
    private const int BurstSize = 10;

    private readonly TimeSpan _interval = TimeSpan.FromSeconds((double)(1 / requestsPerSecond));
    private readonly SemaphoreSlim _queue = new(1, 1);
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _fullAt;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        await TakeTokenAsync(cancellationToken);
        RetryDeadline.Extend(request, time.GetElapsedTime(started));
        breaker.ThrowIfOpen();
        return await base.SendAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _queue.Dispose();
        base.Dispose(disposing);
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
