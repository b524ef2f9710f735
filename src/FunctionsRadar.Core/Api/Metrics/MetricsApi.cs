using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Health;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Storage;
using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Api.Metrics;

/// <summary>
/// What is stored, for Prometheus: read one request at a time, since a reading of every watch costs the same for whoever asks.
/// </summary>
internal sealed class MetricsApi(WatchStore store, DeliveryStore deliveries, WatchList watches, TimeProvider time) : IDisposable
{
    private const int MaxConcurrentReads = 32;
    private const int MaxReceipts = 1_000;
    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _gate = new(1);
    private (byte[] Text, long At)? _last;

    /// <summary><c>GET metrics</c>.</summary>
    public static ApiRoute Route { get; } = new()
    {
        Name = "GetMetrics",
        Method = "GET",
        Template = "metrics",
        Summary = "Shares, alerts, checks and deliveries of every watch, in Prometheus' text format.",
        ContentTypes = ["text/plain"],
        Problems = [],
        Handler = ApiRoute.Handle<MetricsApi>((api, request) => api.GetAsync(request)),
    };

    /// <summary>Handles <see cref="Route"/>.</summary>
    public async Task<IResult> GetAsync(ApiRequest request)
    {
        var cancellation = request.Cancellation;
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_last is not { } last || time.GetElapsedTime(last.At) >= KeptFor)
                _last = last = (await ReadAsync(cancellation), time.GetTimestamp());
            return Results.Bytes(last.Text, ContentType);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    // Of each watch only its numbers stay in memory.
    private async Task<byte[]> ReadAsync(CancellationToken cancellation)
    {
        var gauges = new Gauges();
        foreach (var some in watches.All.Chunk(MaxConcurrentReads))
            await Task.WhenAll(some.Select(watch => ReadAsync(watch.Name, gauges, cancellation)));
        return await gauges.WriteAsync(cancellation);
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
