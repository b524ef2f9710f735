using FunctionsRadar.Alerting;
using FunctionsRadar.Checks;
using FunctionsRadar.Checks.Advice;
using FunctionsRadar.Delivery.Outbox;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Formatting;
using FunctionsRadar.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionsRadar.Tests.Support;

/// <summary>The app as it runs in one process: what its timers do, what operators do, and what is in its store.</summary>
internal sealed class RunningApp(ServiceProvider services) : IAsyncDisposable
{
    /// <summary>Who asks for what operators do in tests.</summary>
    public const string Operator = "the tests";

    private static CancellationToken Never => CancellationToken.None;

    public AppSettings Settings => Get<AppSettings>();

    public OperatorActions Actions => Get<OperatorActions>();

    public DeliveryStore Deliveries => Get<DeliveryStore>();

    public AdviceCache Advice => Get<AdviceCache>();

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
        [.. (await Deliveries.ListReceiptsAsync(watch, 1000, null, Never)).Items.Reverse()];

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
        var page = await Get<HistoryStore>().ListSnapshotsAsync(watch, null, null, 1000, null, Never);
        return [.. page.Items.Reverse().Select(snapshot => snapshot.LegacyShare)];
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
