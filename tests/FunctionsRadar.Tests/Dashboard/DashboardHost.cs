using System.Net;
using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace FunctionsRadar.Tests.Dashboard;

/// <summary>
/// The standalone server as it is, on a free loopback port, with a store in a temporary folder and a clock that stands.
/// </summary>
public sealed class DashboardHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 21, 7, 0, TimeSpan.Zero);

    private readonly WebApplication _app;
    private readonly TemporaryFolder _folder;

    private DashboardHost(WebApplication app, TemporaryFolder folder)
    {
        _app = app;
        _folder = folder;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Address, "api/") };
    }

    public HttpClient Client { get; }

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    internal AppSettings Settings => Services.GetRequiredService<AppSettings>();

    /// <summary>The first watch.</summary>
    internal Watch Watch => Settings.Watches[0];

    /// <summary>Starts with settings given as key and value in turn.</summary>
    public static async Task<DashboardHost> StartAsync(bool isDemo = false, params string[] settings)
    {
        var folder = new TemporaryFolder();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Now));
        builder.Services.AddFunctionsRadar(Read(folder, settings) with { IsDemo = isDemo });
        var app = builder.Build();
        app.MapApi();
        await app.StartAsync();
        return new DashboardHost(app, folder);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private static AppSettings Read(TemporaryFolder folder, string[] settings)
    {
        var given = new Dictionary<string, string?>
        {
            ["Radar:ApiToken"] = RadarServer.Token,
            ["Storage:Path"] = folder.GetPath("radar.db"),
            ["Receivers:oncall:Type"] = "log",
            ["Receivers:mail:Type"] = "log",
        };
        foreach (var pair in settings.Chunk(2))
            given[pair[0]] = pair[1];
        return AppSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(given).Build());
    }
}
