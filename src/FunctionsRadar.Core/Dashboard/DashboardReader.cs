using FunctionsRadar.Alerting;
using FunctionsRadar.Checks.Advice;
using FunctionsRadar.Dashboard.Charts;
using FunctionsRadar.Settings;
using FunctionsRadar.Storage;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Dashboard;

/// <summary>Reads what the page shows.</summary>
internal sealed class DashboardReader(
    WatchStore store, HistoryStore history, DeliveryStore deliveries, ShareHistory shares, AdviceCache advice,
    WatchList watches, Schedules schedules, DashboardOptions options, TimeProvider time,
    ILogger<DashboardReader> logger)
{
    private const int MaxConcurrentReads = 32;
    private const int MaxEvents = 500;
    private const int MaxReceipts = 50;

    /// <summary>Reads the state of all watches, and the history of one.</summary>
    /// <param name="selected">The watch to show in full; null for the most urgent one.</param>
    /// <param name="days">Length of the chart's range.</param>
    /// <param name="health">Health of the installation.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task<DashboardView> ReadAsync(
        Watch? selected, int days, HealthView health, CancellationToken cancellation)
    {
        var overviews = await ListOverviewsAsync(cancellation);
        var overview = selected is null
            ? overviews.MaxBy(each => each.Status)!
            : overviews.Single(each => each.Watch.Name == selected.Name);
        var name = overview.Watch.Name;
        var now = time.GetUtcNow();
        return new DashboardView
        {
            Now = now,
            NextCheck = schedules.Check.Next(now),
            IsDemo = options.IsDemo,
            Health = health,
            Watches = overviews,
            Selected = overview,
            Series = await shares.ReadAsync(overview.Watch, days, cancellation),
            Advice = await FindAdviceAsync(overview.Watch, cancellation),
            Events = (await history.ListEventsAsync(name, MaxEvents, null, cancellation)).Items,
            Deliveries = await ListDeliveriesAsync(name, cancellation),
        };
    }

    // The page does without it.
    private async Task<WatchAdvice?> FindAdviceAsync(Watch watch, CancellationToken cancellation)
    {
        try
        {
            return await advice.GetAsync(watch, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            AdviceLog.Unavailable(logger, watch.Name, failure);
            return null;
        }
    }

    private async Task<ImmutableArray<WatchOverview>> ListOverviewsAsync(CancellationToken cancellation)
    {
        var overviews = ImmutableArray.CreateBuilder<WatchOverview>(watches.All.Length);
        foreach (var chunk in watches.All.Chunk(MaxConcurrentReads))
            overviews.AddRange(await Task.WhenAll(chunk.Select(watch => ReadOverviewAsync(watch, cancellation))));
        return overviews.ToImmutable();
    }

    private async Task<WatchOverview> ReadOverviewAsync(Watch watch, CancellationToken cancellation) =>
        new(watch, (await store.FindStateAsync(watch.Name, cancellation))?.Value);

    private async Task<IReadOnlyList<DeliveryRecord>> ListDeliveriesAsync(string watch, CancellationToken cancellation)
    {
        var pending = await deliveries.ListPendingAsync(watch, cancellation);
        var ended = await deliveries.ListReceiptsAsync(watch, MaxReceipts, null, cancellation);
        return [.. pending.Select(delivery => delivery.Value).Reverse(), .. ended.Items];
    }
}
