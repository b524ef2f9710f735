using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Health;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Api.Metrics;

/// <summary>What is stored, for Prometheus. Reading every watch costs a lot: it is done for one request at a time.</summary>
internal sealed class MetricsApi(WatchStore store, DeliveryStore deliveries, WatchList watches, TimeProvider time) : IDisposable
{
    private const int MaxConcurrentReads = 32;
    private const int MaxReceipts = 1_000;
    private readonly TimedCache<byte[]> _text = new(TimeSpan.FromSeconds(5), time);

    public static ApiRoute Route { get; } = new("GetMetrics", "GET", "metrics")
    {
        Summary = "Shares, alerts, checks and deliveries of every watch, in Prometheus' text format.",
        ContentTypes = ["text/plain"],
        Problems = [],
        Handler = ApiRoute.Handle<MetricsApi>((api, request) => api.GetAsync(request.Cancellation)),
    };

    public void Dispose() => _text.Dispose();

    private async Task<IResult> GetAsync(CancellationToken cancellation) => Results.Bytes(
        await _text.GetAsync(() => ReadAsync(cancellation), cancellation), "text/plain; version=0.0.4; charset=utf-8");

    // Of each watch only its numbers stay in memory.
    private async Task<byte[]> ReadAsync(CancellationToken cancellation)
    {
        var registry = Prometheus.Metrics.NewCustomRegistry();
        var gauges = new Gauges(Prometheus.Metrics.WithCustomRegistry(registry));
        foreach (var some in watches.All.Chunk(MaxConcurrentReads))
            await Task.WhenAll(some.Select(watch => ReadAsync(watch.Name, gauges, cancellation)));
        using var text = new MemoryStream();
        await registry.CollectAndExportAsTextAsync(text, cancellation);
        return text.ToArray();
    }

    private async Task ReadAsync(string watch, Gauges gauges, CancellationToken cancellation)
    {
        WatchState? state;
        try
        {
            state = (await store.FindStateAsync(watch, cancellation))?.Value;
        }
        catch (StorageException failure) when (failure.InnerException is UnreadableRowException)
        {
            // The store works: only this watch is left out, whose own check tells of it.
            return;
        }
        gauges.Set(watch, state);
        if (state is null)
            return;
        var pending = state.MayHaveDeliveries ? await deliveries.ListPendingAsync(watch, cancellation) : [];
        var ended = await deliveries.ReadReceiptsAsync(watch, time.GetUtcNow() - HealthApi.DeadCountsFor, cancellation)
            .Take(MaxReceipts).ToListAsync(cancellation);
        gauges.Set(watch, pending.Select(delivery => delivery.Value).Concat(ended));
    }
}
