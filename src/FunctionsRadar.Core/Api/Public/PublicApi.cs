using System.Collections.Concurrent;
using FunctionsRadar.Alerting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;

namespace FunctionsRadar.Api.Public;

/// <summary>
/// Serves routes to everybody: whatever anybody asks for is made once a minute, and of each route one response at a time.
/// </summary>
public sealed class PublicApi(IServiceProvider services, ApiOptions options, WatchList watches, TimeProvider time) : IDisposable
{
    private const long MostBytes = 8 * 1024 * 1024;
    private const int Overhead = 1024;

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostBytes, Clock = new Clock(time) });

    /// <summary>A route that serves the responses of another one to everybody.</summary>
    public static ApiRoute Publish(ApiRoute route) => route with
    {
        Name = route.Name.Replace("Get", "GetPublic", StringComparison.Ordinal),
        Template = $"public/{route.Template}",
        Access = ApiAccess.Public,
        Summary = $"{route.Summary} For everybody, while Api:Public is true; at most a minute old.",
        Handler = ApiRoute.Of<PublicApi>((api, request) => api.GetAsync(route, request)),
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _kept.Dispose();
        foreach (var gate in _gates.Values)
            gate.Dispose();
    }

    private async Task<IResult> GetAsync(ApiRoute route, HttpRequest request)
    {
        var key = CreateKey(route, request);
        if (_kept.TryGetValue<PublicResponse>(key, out var kept))
            return kept!;
        var gate = _gates.GetOrAdd(route.Name, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(request.HttpContext.RequestAborted);
        try
        {
            return _kept.TryGetValue(key, out kept) ? kept! : await MakeAsync(key, route, request);
        }
        finally
        {
            gate.Release();
        }
    }

    private string CreateKey(ApiRoute route, HttpRequest request)
    {
        var parameters = new RequestParameters(request, watches);
        var given = route.Parameters.Select(parameter => parameters.Text(parameter.Name));
        var isCsv = route.ContentTypes.Contains("text/csv") && parameters.WantsCsv();
        // Of what a response says, only its own address depends on the request's.
        var address = options.PublicUrl is null ? $"{request.Scheme}://{request.Host}" : "";
        return string.Join('\n', [route.Name, address, isCsv.ToString(), .. given]);
    }

    // The response is for others too: it does not end when the client that asked first goes.
    private async Task<PublicResponse> MakeAsync(string key, ApiRoute route, HttpRequest request)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services };
        (context.Request.Method, context.Request.Scheme, context.Request.Host) = (route.Method, request.Scheme, request.Host);
        context.Request.QueryString = request.QueryString;
        context.Request.Headers.Accept = request.Headers.Accept;
        context.Response.Body = body;
        var result = await route.Handler(services, context.Request);
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
