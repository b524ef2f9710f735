using Polly;

namespace FunctionsRadar.Radar;

/// <summary>How many requests may go out.</summary>
internal sealed class RequestPaceOptions : ResilienceStrategyOptions
{
    /// <summary>Requests a second, on average.</summary>
    public required decimal RequestsPerSecond { get; init; }

    /// <summary>Requests that may go out at once after a pause.</summary>
    public int Burst { get; init; } = 10;
}

/// <summary>
/// Lets every request wait for its turn: a token bucket, kept as the one time at which it will be full again.
/// (The framework's own token bucket cannot follow a <see cref="TimeProvider"/>.) A turn that is cancelled while it is waited
/// for is lost: the pace is a limit, not a promise.
/// </summary>
internal sealed class RequestPace(RequestPaceOptions options, TimeProvider time) : ResilienceStrategy<HttpResponseMessage>
{
    private readonly TimeSpan _interval = TimeSpan.FromSeconds((double)(1 / options.RequestsPerSecond));
    private readonly long _start = time.GetTimestamp();
    private readonly Lock _gate = new();
    private TimeSpan _full;

    /// <inheritdoc/>
    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        var wait = TakeTurn();
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, context.CancellationToken);
        return await callback(context, state);
    }

    private TimeSpan TakeTurn()
    {
        lock (_gate)
        {
            var now = time.GetElapsedTime(_start);
            var earliest = _full - ((options.Burst - 1) * _interval);
            _full = (_full > now ? _full : now) + _interval;
            return earliest - now;
        }
    }
}
