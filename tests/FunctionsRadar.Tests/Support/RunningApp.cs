using System.Net;
using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Checks;
using FunctionsRadar.Checks.Advice;
using FunctionsRadar.Delivery.Outbox;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Formatting;
using FunctionsRadar.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace FunctionsRadar.Tests.Support;

/// <summary>
/// The app as both heads compose it: what its timers do, what operators do, what is in its store, and its server if it has one.
/// </summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private readonly IAsyncDisposable _host;

    /// <summary>Who asks for what operators do in tests.</summary>
    public const string Operator = "the tests";

    private static CancellationToken Never => CancellationToken.None;

    /// <summary>Address of the server; null for an app without one.</summary>
    public Uri? Address { get; private init; }

    public IServiceProvider Services { get; }

    public AppSettings Settings => Get<AppSettings>();

    public OperatorActions Actions => Get<OperatorActions>();

    public DeliveryStore Deliveries => Get<DeliveryStore>();

    public AdviceCache Advice => Get<AdviceCache>();

    private RunningApp(IServiceProvider services, IAsyncDisposable host) => (Services, _host) = (services, host);

    /// <summary>Starts the app without a server, with its composition changed if asked to.</summary>
    public static RunningApp Start(
        AppSettings settings, TimeProvider time, Action<IServiceCollection, AppSettings>? configure = null)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(time).AddFunctionsRadar(settings);
        configure?.Invoke(services, settings);
        var provider = services.BuildServiceProvider();
        return new RunningApp(provider, provider);
    }

    /// <summary>Starts the app with the standalone server, on a free loopback port.</summary>
    public static async Task<RunningApp> ServeAsync(AppSettings settings, TimeProvider time, ILoggerProvider? logs = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.AddFilter("Microsoft", LogLevel.None);
        if (logs is not null)
            builder.Logging.AddProvider(logs);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore().AddSingleton(time).AddFunctionsRadar(settings);
        var app = builder.Build();
        app.MapApi();
        await app.StartAsync();
        return new RunningApp(app.Services, app) { Address = new Uri(app.Urls.First()) };
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Watch Watch(string name = "default") => Get<WatchList>().Find(name)!;

    public Receiver Receiver(string name) => Get<ReceiverList>().Find(name)!;

    /// <summary>One check of one watch.</summary>
    public Task<CheckResult> CheckAsync(string watch = "default", CancellationToken cancellation = default) =>
        Get<WatchCheck>().RunAsync(Watch(watch), cancellation);

    /// <summary>What the timer for checks does.</summary>
    public Task CheckAllAsync() => Get<CheckRound>().RunScheduledAsync(Never);

    /// <summary>What <c>radar check</c> does.</summary>
    public Task<IReadOnlyList<CheckResult>> CheckOnceAsync() => Get<CheckRound>().RunAsync(Never);

    /// <summary>What the timer for deliveries does.</summary>
    public Task DeliverAsync(CancellationToken cancellation = default) => Get<DeliveryRound>().DeliverAllAsync(cancellation);

    public async Task<WatchState> StateAsync(string watch = "default") => (await FindStateAsync(watch))!;

    /// <summary>The state of a watch; null before its first check.</summary>
    public async Task<WatchState?> FindStateAsync(string watch = "default") =>
        (await Get<WatchStore>().FindStateAsync(watch, Never))?.Value;

    public async Task<IReadOnlyList<DeliveryRecord>> PendingAsync(string watch = "default") =>
        [.. (await Deliveries.ListPendingAsync(watch, Never)).Select(delivery => delivery.Value)];

    /// <summary>The receipts, the first ended first.</summary>
    public async Task<IReadOnlyList<DeliveryRecord>> ReceiptsAsync(string watch = "default") =>
        [.. (await Deliveries.ListReceiptsAsync(watch, null, 1000, null, Never)).Items.Reverse()];

    /// <summary>The transitions as <c>rule from to</c>, the oldest first.</summary>
    public async Task<IReadOnlyList<string>> TransitionsAsync(string watch = "default")
    {
        var page = await Get<HistoryStore>().ListTransitionsAsync(watch, 1000, null, Never);
        return
        [
            .. page.Items.Reverse().Select(transition =>
                $"{transition.Rule} {EnumFormat.CamelCase(transition.From)} {EnumFormat.CamelCase(transition.To)}"),
        ];
    }

    /// <summary>What operators did as <c>action reason, requester</c>, the oldest first.</summary>
    public async Task<IReadOnlyList<string>> CommandsAsync(string watch = "default")
    {
        var page = await Get<HistoryStore>().ListEventsAsync(watch, 1000, null, Never);
        return
        [
            .. page.Items.Reverse().OfType<OperatorCommand>().Select(command =>
                $"{EnumFormat.CamelCase(command.Action)} {command.Reason}, {command.RequestedBy}"),
        ];
    }

    /// <summary>The legacy shares of the snapshots, the oldest first.</summary>
    public async Task<IReadOnlyList<decimal>> SharesAsync(string watch = "default")
    {
        var page = await Get<HistoryStore>().ListSnapshotsAsync(watch, null, null, null, 1000, null, Never);
        return [.. page.Items.Reverse().Select(snapshot => snapshot.LegacyShare)];
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
