using System.Text.Json.Nodes;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Api;

/// <summary>The API on a real server, with a Radar to ask, an SQLite file, and a clock on which nobody waits.</summary>
public sealed class ApiServer : IAsyncDisposable
{
    public const string Key = "key-of-the-tests-0123";

    private readonly TemporaryFolder _folder;
    private readonly RunningApp _app;

    private ApiServer(RadarServer radar, TemporaryFolder folder, RunningApp app, WaitSkippingTime time, LogRecorder logs)
    {
        (Radar, _folder, _app, Time, Logs) = (radar, folder, app, time, logs);
        Client = new HttpClient { BaseAddress = new Uri(app.Address!, "api/") };
    }

    public RadarServer Radar { get; }

    public WaitSkippingTime Time { get; }

    public LogRecorder Logs { get; }

    public HttpClient Client { get; }

    public Uri Address => _app.Address!;

    public string DatabasePath => _folder.GetPath("radar.db");

    public static async Task<ApiServer> StartAsync(params (string Key, string Value)[] settings)
    {
        var (radar, folder) = (await RadarServer.StartAsync(), new TemporaryFolder());
        var waits = new[] { 5, 10, 15, 60 }.Select(seconds => TimeSpan.FromSeconds(seconds));
        var time = new WaitSkippingTime(RadarResponses.LastUpdated.AddMinutes(10), [.. waits]);
        var logs = new LogRecorder();
        var given = settings.SelectMany(setting => new[] { setting.Key, setting.Value });
        var read = TestSettings.Read(folder, ["Radar:BaseUrl", radar.BaseUrl.ToString(), .. given]);
        var app = await RunningApp.ServeAsync(read, time, logs);
        return new ApiServer(radar, folder, app, time, logs);
    }

    public T Get<T>()
        where T : notnull => _app.Get<T>();

    public async Task<JsonNode> GetJsonAsync(string path) =>
        JsonNode.Parse(await Client.GetStringAsync(new Uri(path, UriKind.Relative)))!;

    public Task<HttpResponseMessage> SendAsync(string method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request);
    }

    /// <summary>Has the watches checked.</summary>
    public async Task CheckAsync(string? summary = null)
    {
        Radar.Summary = summary ?? Radar.Summary;
        using var response = await SendAsync("POST", "check");
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Checks with datasets an hour apart, the first of them now, and of the legacy shares given.</summary>
    public async Task CheckHourlyAsync(params decimal[] legacyShares)
    {
        foreach (var share in legacyShares)
        {
            await CheckAsync(RadarResponses.Summary(RadarResponses.SharesWith(0, share), Time.GetUtcNow().AddMinutes(-10)));
            Time.Advance(TimeSpan.FromHours(1));
        }
    }

    /// <summary>Makes the store unusable.</summary>
    public void BreakStore()
    {
        ((IDisposable)Get<ITable>()).Dispose();
        File.Delete(DatabasePath);
        Directory.CreateDirectory(DatabasePath);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await Radar.DisposeAsync();
        _folder.Dispose();
    }
}
