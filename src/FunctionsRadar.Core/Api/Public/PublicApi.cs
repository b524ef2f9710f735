using System.Collections.Concurrent;
using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Api.Pages;
using FunctionsRadar.Api.Snapshots;
using FunctionsRadar.Storage;
using Microsoft.Extensions.Caching.Memory;

namespace FunctionsRadar.Api.Public;

/// <summary>Serves routes to everybody from a cache; one response of each route is made at a time.</summary>
internal sealed class PublicApi(IServiceProvider services, WatchList watches, TimeProvider time) : IDisposable
{
    private const long MaxBytes = 8 * 1024 * 1024;
    private const int Overhead = 1024;
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FailureKeptFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MaxBytes, Clock = new Clock(time) });

    public static ApiRoute LatestRoute { get; } =
        Publish(SnapshotsApi.LatestRoute, request => request.WantsCsv() ? "csv" : "json");

    public static ApiRoute BadgeRoute { get; } = Publish(BadgeApi.Route, BadgeApi.ReadFormat);
    public static ApiRoute ChartRoute { get; } = Publish(ChartApi.Route, request => $"{request.Days()}");
    public static ApiRoute FeedRoute { get; } = Publish(FeedApi.Route, _ => "");

    public void Dispose()
    {
        _kept.Dispose();
        foreach (var gate in _gates.Values)
            gate.Dispose();
    }

    // A route that serves the responses of another one to everybody; the variant tells those about a watch apart.
    private static ApiRoute Publish(ApiRoute route, Func<ApiRequest, string> variant) => route with
    {
        Name = route.Name.Replace("Get", "GetPublic", StringComparison.Ordinal),
        Template = $"public/{route.Template}",
        Access = ApiAccess.Public,
        Summary = $"{route.Summary} For everybody, while Api:Public is true; at most a minute old.",
        Handler = ApiRoute.Handle<PublicApi>((api, request) => api.GetAsync(route, variant, request)),
    };

    private async Task<IResult> GetAsync(ApiRoute route, Func<ApiRequest, string> variant, ApiRequest request)
    {
        var key = $"{route.Name} {request.Watch().Name} {variant(request)}";
        var made = Find(key) ?? await MakeInTurnAsync(key, route, request);
        var headers = request.Http.HttpContext.Response.Headers;
        foreach (var (name, value) in made.Headers)
            headers[name] = value;
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.Age = Math.Ceiling(time.GetElapsedTime(made.At).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        headers.AccessControlAllowOrigin = "*";
        return made.Response;
    }

    // Null is kept where the store failed.
    private Made? Find(string key) => !_kept.TryGetValue<Made>(key, out var made)
        ? null
        : made ?? throw ProblemException.Unavailable("The store could not be reached a moment ago; ask again in 5 s.");

    private async Task<Made> MakeInTurnAsync(string key, ApiRoute route, ApiRequest request)
    {
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
            throw ProblemException.Unavailable("The server is busy; ask again in a few seconds.");
        }
    }

    // Not cancelled with the first client: others wait for the same response.
    private async Task<Made> MakeAsync(string key, ApiRoute route, HttpRequest request)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services, Response = { Body = body } };
        context.Request.QueryString = request.QueryString;
        context.Request.Headers.Accept = request.Headers.Accept;
        var at = time.GetTimestamp();
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
        var response = new CachedResponse(body.ToArray(), context.Response.ContentType!, KeptFor, isPublic: true);
        // The response sets its own ETag, Cache-Control and Vary over these; with a 304 there must be none of a body.
        context.Response.Headers.Remove("Content-Type");
        context.Response.Headers.Remove("Content-Length");
        var made = new Made(response, context.Response.Headers, at);
        Keep(key, made, KeptFor - time.GetElapsedTime(at), body.Length);
        return made;
    }

    private void Keep(string key, Made? made, TimeSpan keptFor, long bytes)
    {
        if (keptFor > TimeSpan.Zero)
            _kept.Set(
                key, made, new MemoryCacheEntryOptions { Size = bytes + Overhead, AbsoluteExpirationRelativeToNow = keptFor });
    }

    private sealed record Made(CachedResponse Response, IHeaderDictionary Headers, long At);

    // Steps of the wall clock do not count.
    private sealed class Clock(TimeProvider time) : Microsoft.Extensions.Internal.ISystemClock
    {
        public DateTimeOffset UtcNow => DateTimeOffset.UnixEpoch + time.GetElapsedTime(0);
    }
}
