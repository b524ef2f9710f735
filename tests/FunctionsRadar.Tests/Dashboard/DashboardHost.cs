using FunctionsRadar.Alerting;
using FunctionsRadar.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace FunctionsRadar.Tests.Dashboard;

/// <summary>
/// The standalone server as it is, on a free loopback port, with a store in a temporary folder and a clock that stands.
/// </summary>
public sealed class DashboardHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 21, 7, 0, TimeSpan.Zero);

    private readonly RunningApp _app;
    private readonly TemporaryFolder _folder;

    private DashboardHost(RunningApp app, TemporaryFolder folder)
    {
        _app = app;
        _folder = folder;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Address, "api/") };
    }

    public HttpClient Client { get; }

    public Uri Address => _app.Address!;

    internal AppSettings Settings => _app.Settings;

    /// <summary>The first watch.</summary>
    internal Watch Watch => Settings.Watches[0];

    public T Get<T>()
        where T : notnull => _app.Get<T>();

    /// <summary>Starts with settings given as key and value in turn.</summary>
    public static async Task<DashboardHost> StartAsync(bool isDemo = false, params string[] settings)
    {
        var folder = new TemporaryFolder();
        var read = TestSettings.Read(folder, ["Receivers:oncall:Type", "log", "Receivers:mail:Type", "log", .. settings]);
        return new DashboardHost(await RunningApp.ServeAsync(read with { IsDemo = isDemo }, new FakeTimeProvider(Now)), folder);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
