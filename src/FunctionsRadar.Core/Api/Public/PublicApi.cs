using System.Collections.Concurrent;
using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Api.Pages;
using FunctionsRadar.Api.Snapshots;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;

namespace FunctionsRadar.Api.Public;

/// <summary>
/// Serves routes to everybody, with a cache of one minute; one response of each route is made at a time.
/// </summary>
public sealed class PublicApi(IServiceProvider services, ApiOptions options, WatchList watches, TimeProvider time) : IDisposable
{
    private const long MaxBytes = 8 * 1024 * 1024;
    private const int Overhead = 1024;

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MaxBytes, Clock = new Clock(time) });

    /// <summary><c>GET public/snapshots/latest</c>.</summary>
    public static ApiRoute LatestRoute { get; } = Publish(SnapshotsApi.LatestRoute);

    /// <summary><c>GET public/badge</c>.</summary>
    public static ApiRoute BadgeRoute { get; } = Publish(PicturesApi.BadgeRoute);

    /// <summary><c>GET public/chart</c>.</summary>
    public static ApiRoute ChartRoute { get; } = Publish(PicturesApi.ChartRoute);

    /// <summary><c>GET public/feed</c>.</summary>
    public static ApiRoute FeedRoute { get; } = Publish(FeedApi.Route);

    // A route that serves the responses of another one to everybody.
    private static ApiRoute Publish(ApiRoute route) => route with
    {
        Name = route.Name.Replace("Get", "GetPublic", StringComparison.Ordinal),
        Template = $"public/{route.Template}",
        Access = ApiAccess.Public,
        Summary = $"{route.Summary} For everybody, while Api:Public is true; at most a minute old.",
        Handler = ApiRoute.Handle<PublicApi>((api, request) => api.GetAsync(route, request)),
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _kept.Dispose();
        foreach (var gate in _gates.Values)
            gate.Dispose();
    }

    private async Task<IResult> GetAsync(ApiRoute route, ApiRequest request)
    {
        var key = CreateKey(route, request);
        if (_kept.TryGetValue<PublicResponse>(key, out var kept))
            return kept!;
        var gate = _gates.GetOrAdd(route.Name, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(request.Cancellation);
        try
        {
            return _kept.TryGetValue(key, out kept) ? kept! : await MakeAsync(key, route, request.Http);
        }
        finally
        {
            gate.Release();
        }
    }

    private string CreateKey(ApiRoute route, ApiRequest request)
    {
        var given = route.Parameters.Select(parameter => request.Text(parameter.Name));
        var isCsv = route.ContentTypes.Contains("text/csv") && request.WantsCsv();
        // The response depends on the request's host only where it says its own address.
        var address = options.PublicUrl is null ? $"{request.Http.Scheme}://{request.Http.Host}" : "";
        return string.Join('\n', [route.Name, address, isCsv.ToString(), .. given]);
    }

    // Not cancelled with the first client: others wait for the same response.
    private async Task<PublicResponse> MakeAsync(string key, ApiRoute route, HttpRequest request)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services };
        (context.Request.Method, context.Request.Scheme, context.Request.Host) = (route.Method, request.Scheme, request.Host);
        context.Request.QueryString = request.QueryString;
        context.Request.Headers.Accept = request.Headers.Accept;
        context.Response.Body = body;
        var result = await route.Handler(services, new ApiRequest(context.Request, watches));
        await result.ExecuteAsync(context);
        var response = PublicResponse.From(context.Response, body);
        _kept.Set(key, response, new MemoryCacheEntryOptions
        {
            AbsoluteExpirationRelativeToNow = PublicResponse.MaximumAge,
            Size = body.Length + Overhead,
        });
        return response;
    }

    private sealed class Clock(TimeProvider time) : Microsoft.Extensions.Internal.ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
