using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Rows;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Tests.Support;

/// <summary>
/// An installation: a Radar and webhooks on loopback ports, an empty store, a clock on which nobody waits, and the app as both
/// heads compose it. The app can be stopped, and started again with other settings, as often as a test likes.
/// </summary>
internal sealed class Installation : IAsyncDisposable
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLawd";

    // Who, an attempt at Radar, all attempts, a send and its record, the body of its response: time-outs, none of which passes
    // by itself.
    private static readonly TimeSpan[] Timeouts = [Seconds(5), Seconds(10), Seconds(60), Seconds(15), Seconds(2)];

    private readonly TemporaryFolder _folder = new();
    private readonly List<RunningApp> _apps = [];

    private Installation(RadarServer radar, WebhookServer webhooks, WaitSkippingTime time)
    {
        Radar = radar;
        Webhooks = webhooks;
        Time = time;
    }

    public static DateTimeOffset Start { get; } = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    public RadarServer Radar { get; }

    public WebhookServer Webhooks { get; }

    public WaitSkippingTime Time { get; }

    /// <summary>The settings with which the next app starts.</summary>
    public Dictionary<string, string?> Settings { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The app that was started last.</summary>
    public RunningApp App => _apps[^1];

    /// <summary>
    /// An installation with one watch, whose rule <c>level</c> fires above 1 and recovers at 0.9, told to the given receivers.
    /// The app is started.
    /// </summary>
    public static async Task<Installation> StartAsync(StoreKind kind, Azurite azurite, params string[] receivers)
    {
        var time = new WaitSkippingTime(Start, Timeouts);
        var made = new Installation(await RadarServer.StartAsync(), await WebhookServer.StartAsync(time), time);
        made.Settings["Radar:BaseUrl"] = made.Radar.BaseUrl.AbsoluteUri;
        made.Settings["Radar:ApiToken"] = RadarServer.Token;
        made.Settings["Radar:RequestsPerSecond"] = "200";
        made.Settings["Watches:default:DateRange"] = "1d";
        made.Settings["Watches:default:Rules:level:Measure"] = nameof(Measure.LegacyShare);
        made.Settings["Watches:default:Rules:level:Threshold"] = "1";
        made.Settings[kind == StoreKind.Sqlite ? "Storage:Path" : "Storage:ConnectionString"] =
            kind == StoreKind.Sqlite ? made._folder.GetPath("radar.db") : await azurite.ConnectionStringAsync();
        made.Settings["Storage:TableName"] = azurite.NewTableName();
        foreach (var name in receivers.DefaultIfEmpty("ops"))
            made.AddReceiver(name);
        await made.NameAsync();
        made.StartApp();
        return made;
    }

    // Ids are random otherwise.
    private async Task NameAsync()
    {
        var table = StorageServices.Open(TestSettings.Read(Settings).Storage);
        var row = new RowChange(RowChangeKind.Insert, RowKeys.Installation, new RowTexts().Add("id", "inst").Values);
        await table.ApplyAsync(RowKeys.Watches, [row], CancellationToken.None);
        (table as IDisposable)?.Dispose();
    }

    /// <summary>Adds a webhook to the settings.</summary>
    public void AddReceiver(string name)
    {
        Settings[$"Receivers:{name}:Type"] = "webhook";
        Settings[$"Receivers:{name}:Url"] = Webhooks.GetAddress(name);
        Settings[$"Receivers:{name}:Secrets"] = Secret;
    }

    /// <summary>Takes every setting out whose key starts so.</summary>
    public void RemoveSettings(string prefix)
    {
        foreach (var key in Settings.Keys.Where(key => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).ToArray())
            Settings.Remove(key);
    }

    /// <summary>Starts another app beside those that run, or after one that was stopped.</summary>
    /// <param name="configure">Changes the composition; null for nothing.</param>
    public RunningApp StartApp(Action<IServiceCollection, AppSettings>? configure = null)
    {
        _apps.Add(RunningApp.Start(TestSettings.Read(Settings), Time, configure));
        return App;
    }

    /// <summary>Stops the app, and starts it again with the settings as they are now.</summary>
    public async Task<RunningApp> RestartAsync()
    {
        await App.DisposeAsync();
        return StartApp();
    }

    /// <summary>From now on Radar answers with this legacy share, in a dataset of this time.</summary>
    /// <param name="share">Percent.</param>
    /// <param name="lastUpdated">The dataset's time; the clock's when left out.</param>
    /// <param name="level">Confidence.</param>
    public void Publish(decimal share, DateTimeOffset? lastUpdated = null, int level = 5)
    {
        Radar.Always = null;
        Radar.Summary = RadarResponses.Summary(RadarResponses.SharesWith(0, share), lastUpdated ?? Time.GetUtcNow(), level)
            .WithWindow(TimeSpan.FromDays(1));
    }

    /// <summary>Publishes a new dataset, and checks.</summary>
    public Task<FunctionsRadar.Checks.CheckResult> CheckAsync(decimal share)
    {
        Publish(share);
        return App.CheckAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps)
            await app.DisposeAsync();
        await Webhooks.DisposeAsync();
        await Radar.DisposeAsync();
        _folder.Dispose();
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
