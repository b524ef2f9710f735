using System.Net;
using System.Text.Json.Nodes;
using FunctionsRadar.Api.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;

namespace FunctionsRadar.Benchmarks;

/// <summary>
/// The API of a store on a real server, and beside it a bare endpoint that writes the same bytes as <c>snapshots/latest</c>.
/// </summary>
internal sealed class BenchmarkServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private byte[] _latest = [];

    private BenchmarkServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<BenchmarkServer> StartAsync(params (string Key, string Value)[] storage)
    {
        var builder = WebApplication.CreateSlimBuilder();
        (string Key, string Value)[] settings = [("Radar:ApiToken", "of-no-use-here"), .. storage];
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddFunctionsRadar(AppSettings.Read(builder.Configuration));
        var app = builder.Build();
        var server = new BenchmarkServer(app);
        app.MapGet("/bare", (HttpContext context) => server.WriteAsync(context.Response));
        app.MapApi();
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = server.Address };
        server._latest = await client.GetByteArrayAsync(new Uri("api/snapshots/latest", UriKind.Relative));
        return server;
    }

    /// <summary>The cursor after the snapshot of that number.</summary>
    public async Task<string> CursorAtAsync(int number)
    {
        using var client = new HttpClient { BaseAddress = Address };
        var path = $"api/snapshots?limit=1&to={SampleHistory.GetTime(number):yyyy-MM-dd'T'HH:mm:ss'Z'}";
        var page = await client.GetStringAsync(new Uri(path, UriKind.Relative));
        return JsonNode.Parse(page)!["after"]!.GetValue<string>();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task WriteAsync(HttpResponse response)
    {
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = _latest.Length;
        await response.Body.WriteAsync(_latest);
    }
}
