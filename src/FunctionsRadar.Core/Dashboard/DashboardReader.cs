using System.Collections.Immutable;
using FunctionsRadar.Alerting;
using FunctionsRadar.Dashboard.Charts;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Dashboard;

/// <summary>Reads what the page shows.</summary>
public sealed class DashboardReader(
    WatchStore store, HistoryStore history, DeliveryStore deliveries, ShareHistory shares, WatchList watches,
    RadarSettings settings, TimeProvider time)
{
    private const int ReadsAtOnce = 32;
    private const int MostEvents = 500;
    private const int MostReceipts = 50;

    /// <summary>Reads it.</summary>
    /// <param name="selected">The watch to show in full; null for the one that most wants to be looked at.</param>
    /// <param name="days">Length of the chart's range.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task<DashboardView> ReadAsync(Watch? selected, int days, CancellationToken cancellation)
    {
        var glances = await GlancesAsync(cancellation);
        var glance = selected is null
            ? glances.MaxBy(each => each.Status)!
            : glances.Single(each => each.Watch.Name == selected.Name);
        var name = glance.Watch.Name;
        var now = time.GetUtcNow();
        return new DashboardView
        {
            Now = now,
            NextCheck = settings.CheckSchedule.Next(now),
            IsDemo = settings.IsDemo,
            Watches = glances,
            Selected = glance,
            Series = await shares.ReadAsync(glance.Watch, days, cancellation),
            Events = (await history.ListEventsAsync(name, MostEvents, null, cancellation)).Items,
            Deliveries = await DeliveriesAsync(name, cancellation),
        };
    }

    private async Task<ImmutableArray<Glance>> GlancesAsync(CancellationToken cancellation)
    {
        var glances = ImmutableArray.CreateBuilder<Glance>(watches.All.Length);
        foreach (var some in watches.All.Chunk(ReadsAtOnce))
            glances.AddRange(await Task.WhenAll(some.Select(watch => GlanceAsync(watch, cancellation))));
        return glances.ToImmutable();
    }

    private async Task<Glance> GlanceAsync(Watch watch, CancellationToken cancellation) =>
        new(watch, (await store.FindStateAsync(watch.Name, cancellation))?.Value);

    private async Task<IReadOnlyList<DeliveryRecord>> DeliveriesAsync(string watch, CancellationToken cancellation)
    {
        var pending = await deliveries.ListPendingAsync(watch, cancellation);
        var ended = await deliveries.ListReceiptsAsync(watch, MostReceipts, null, cancellation);
        return [.. pending.Select(delivery => delivery.Value).Reverse(), .. ended.Items];
    }
}
