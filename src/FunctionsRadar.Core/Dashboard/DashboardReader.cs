using FunctionsRadar.Alerting;
using FunctionsRadar.Checks.Advice;
using FunctionsRadar.Dashboard.Charts;
using FunctionsRadar.Settings;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Dashboard;

/// <summary>Reads what the page shows: the state of all watches, and the history of one.</summary>
internal sealed class DashboardReader(
    WatchStore store, HistoryStore history, DeliveryStore deliveries, ShareHistory shares, AdviceCache advice,
    WatchList watches, Schedules schedules, DashboardOptions options, TimeProvider time)
{
    private const int MaxConcurrentReads = 32;
    private const int MaxEvents = 500;
    private const int MaxReceipts = 50;

    /// <summary>Shows the selected watch in full, or the most urgent one, with a chart of so many days.</summary>
    public async Task<DashboardView> ReadAsync(Watch? selected, int days, HealthView health, CancellationToken cancellation)
    {
        var overviews = await ListOverviewsAsync(cancellation);
        var overview = selected is null
            ? overviews.MaxBy(each => each.Status)!
            : overviews.Single(each => each.Watch.Name == selected.Name);
        var watch = overview.Watch;
        var now = time.GetUtcNow();
        return new DashboardView
        {
            Now = now,
            NextCheck = schedules.Check.Next(now),
            IsDemo = options.IsDemo,
            Health = health,
            Watches = overviews,
            Selected = overview,
            Series = await shares.ReadAsync(watch, days, cancellation),
            Advice = await advice.FindAsync(watch, Timeout.InfiniteTimeSpan, cancellation),
            Events = (await history.ListEventsAsync(watch.Name, MaxEvents, null, cancellation)).Items,
            Deliveries =
            [
                .. (await deliveries.ListPendingAsync(watch.Name, cancellation)).Select(delivery => delivery.Value).Reverse(),
                .. (await deliveries.ListReceiptsAsync(watch.Name, null, MaxReceipts, null, cancellation)).Items,
            ],
        };
    }

    private async Task<ImmutableArray<WatchOverview>> ListOverviewsAsync(CancellationToken cancellation)
    {
        var overviews = new List<WatchOverview>();
        foreach (var chunk in watches.All.Chunk(MaxConcurrentReads))
            overviews.AddRange(await Task.WhenAll(chunk.Select(async watch =>
                new WatchOverview(watch, (await store.FindStateAsync(watch.Name, cancellation))?.Value))));
        return [.. overviews];
    }
}
