using System.Collections.Concurrent;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Support;

/// <summary>
/// A Radar on a loopback port. Responds with <see cref="Summary"/> and <see cref="TopTlds"/> until told otherwise.
/// </summary>
public sealed class RadarServer : IAsyncDisposable
{
    public const string Token = "secret-token-0123456789";

    private readonly ConcurrentQueue<Func<HttpContext, Task>> _first = new();
    private readonly LoopbackServer _server;

    private RadarServer(LoopbackServer server)
    {
        _server = server;
        _server.Respond = RespondAsync;
    }

    /// <summary>The body of the next summaries; its window becomes as long as the query asks for.</summary>
    public string Summary { get; set; } = RadarResponses.Summary();

    /// <summary>The body of the next lists of top-level domains.</summary>
    public string TopTlds { get; set; } = RadarResponses.TopTlds(("com", "59.5"), ("de", "10.25"));

    /// <summary>Responds to every request instead of the above, when set.</summary>
    public Func<HttpContext, Task>? Always { get; set; }

    public IReadOnlyList<ReceivedRequest> Requests => _server.Requests;

    public Uri BaseUrl => new(_server.Address, "client/v4");

    /// <summary>Options that reach this server with a token.</summary>
    internal RadarOptions Options => new()
    {
        BaseUrl = BaseUrl,
        ApiToken = Token,
    };

    public static async Task<RadarServer> StartAsync() => new(await LoopbackServer.StartAsync());

    /// <summary>Responds to the next request not yet accounted for in this way, before anything else.</summary>
    public RadarServer First(Func<HttpContext, Task> respond)
    {
        _first.Enqueue(respond);
        return this;
    }

    /// <summary>A response with a status and a body.</summary>
    public static Func<HttpContext, Task> Respond(
        int status, string body, string type = "application/json", params (string Name, string Value)[] headers) =>
        async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            foreach (var (name, value) in headers)
                context.Response.Headers[name] = value;
            await context.Response.WriteAsync(body);
        };

    /// <summary>A response with a summary whose window is as long as the query asks for.</summary>
    public static Func<HttpContext, Task> RespondWithSummary(string summary) => context =>
    {
        var hasRange = DateRange.TryParse(context.Request.Query["dateRange"], out var range);
        return Respond(200, hasRange ? summary.WithWindow(range!.Length) : summary)(context);
    };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task RespondAsync(HttpContext context)
    {
        if (_first.TryDequeue(out var first))
            return first(context);
        if (Always is not null)
            return Always(context);
        var isTop = context.Request.Path.Value!.EndsWith("/top/tlds", StringComparison.Ordinal);
        return (isTop ? Respond(200, TopTlds) : RespondWithSummary(Summary))(context);
    }
}
