using System.Threading.RateLimiting;

namespace FunctionsRadar.Api.Http;

/// <summary>Lets one request at a time replay a history.</summary>
internal sealed class ReplayLimiter : IDisposable
{
    private const string SecondsToWait = "5";
    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 0 });

    /// <exception cref="ProblemException">Another request replays.</exception>
    public RateLimitLease Begin(ApiRequest request)
    {
        if (_limiter.AttemptAcquire() is { IsAcquired: true } lease)
            return lease;
        request.Http.HttpContext.Response.Headers.RetryAfter = SecondsToWait;
        throw new ProblemException(
            StatusCodes.Status429TooManyRequests,
            $"Another request replays the history, and there is one at a time; ask again in {SecondsToWait} s.");
    }

    public void Dispose() => _limiter.Dispose();
}
