using System.Collections.Concurrent;
using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Api.Pages;
using FunctionsRadar.Api.Snapshots;
using FunctionsRadar.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;

namespace FunctionsRadar.Api.Public;

/// <summary>
/// Serves routes to everybody, with a cache of one minute; one response of each route is made at a time. A failure of the store
/// is cached for 5 s, and a request waits for others at most 10 s.
/// </summary>
internal sealed class PublicApi(IServiceProvider services, WatchList watches, TimeProvider time) : IDisposable
{
    private const long MaxBytes = 8 * 1024 * 1024;
    private const int Overhead = 1024;
    private static readonly TimeSpan FailureKeptFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MaxBytes, Clock = new Clock(time) });

    /// <summary><c>GET public/snapshots/latest</c>.</summary>
    public static ApiRoute LatestRoute { get; } = Publish(
        SnapshotsApi.LatestRoute, request => request.WantsCsv() ? "csv" : "json");

    /// <summary><c>GET public/badge</c>.</summary>
    public static ApiRoute BadgeRoute { get; } = Publish(
        PicturesApi.BadgeRoute, request => request.Choice("format", "svg", "shields") ?? "svg");

    /// <summary><c>GET public/chart</c>.</summary>
    public static ApiRoute ChartRoute { get; } = Publish(
        PicturesApi.ChartRoute, request => RangeParameter.Read(request).ToString(CultureInfo.InvariantCulture));

    /// <summary><c>GET public/feed</c>.</summary>
    public static ApiRoute FeedRoute { get; } = Publish(FeedApi.Route, _ => "");

    // A route that serves the responses of another one to everybody; the variant tells those about a watch apart.
    private static ApiRoute Publish(ApiRoute route, Func<ApiRequest, string> variant) => route with
    {
        Name = route.Name.Replace("Get", "GetPublic", StringComparison.Ordinal),
        Template = $"public/{route.Template}",
        Access = ApiAccess.Public,
        Summary = $"{route.Summary} For everybody, while Api:Public is true; at most a minute old.",
        Handler = ApiRoute.Handle<PublicApi>((api, request) => api.GetAsync(route, variant, request)),
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _kept.Dispose();
        foreach (var gate in _gates.Values)
            gate.Dispose();
    }

    private async Task<IResult> GetAsync(ApiRoute route, Func<ApiRequest, string> variant, ApiRequest request)
    {
        var key = (route.Name, request.Watch().Name, variant(request));
        if (Find(key) is { } kept)
            return kept;
        var gate = _gates.GetOrAdd(route.Name, _ => new SemaphoreSlim(1));
        await EnterAsync(gate, request.Cancellation);
        try
        {
            return Find(key) ?? await MakeAsync(key, route, request.Http);
        }
        finally
        {
            gate.Release();
        }
    }

    // Null is kept where the store failed.
    private PublicResponse? Find((string Route, string Watch, string Variant) key)
    {
        if (!_kept.TryGetValue<PublicResponse>(key, out var kept))
            return null;
        return kept ?? throw new ProblemException(
            StatusCodes.Status503ServiceUnavailable, "The store could not be reached a moment ago; ask again in 5 s.");
    }

    private async Task EnterAsync(SemaphoreSlim gate, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(MaxWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            await gate.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new ProblemException(
                StatusCodes.Status503ServiceUnavailable, "The server is busy; ask again in a few seconds.");
        }
    }

    // Not cancelled with the first client: others wait for the same response.
    private async Task<PublicResponse> MakeAsync(
        (string Route, string Watch, string Variant) key, ApiRoute route, HttpRequest request)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Method = route.Method;
        context.Request.QueryString = request.QueryString;
        context.Request.Headers.Accept = request.Headers.Accept;
        context.Response.Body = body;
        var madeAt = time.GetTimestamp();
        try
        {
            var result = await route.Handler(services, new ApiRequest(context.Request, watches));
            await result.ExecuteAsync(context);
        }
        catch (StorageException)
        {
            Keep(key, null, FailureKeptFor, 0);
            throw;
        }
        var response = PublicResponse.From(context.Response, body, () => time.GetElapsedTime(madeAt));
        Keep(key, response, PublicResponse.MaximumAge - time.GetElapsedTime(madeAt), body.Length);
        return response;
    }

    private void Keep((string Route, string Watch, string Variant) key, PublicResponse? response, TimeSpan keptFor, long bytes)
    {
        if (keptFor > TimeSpan.Zero)
            _kept.Set(key, response, new MemoryCacheEntryOptions
            {
                AbsoluteExpirationRelativeToNow = keptFor,
                Size = bytes + Overhead,
            });
    }

    // Steps of the wall clock do not count.
    private sealed class Clock(TimeProvider time) : Microsoft.Extensions.Internal.ISystemClock
    {
        private readonly DateTimeOffset _start = time.GetUtcNow();
        private readonly long _startedAt = time.GetTimestamp();

        public DateTimeOffset UtcNow => _start + time.GetElapsedTime(_startedAt);
    }
}
