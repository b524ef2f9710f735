using FunctionsRadar.Storage;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Storage;

/// <summary>Pages of the ended deliveries of one status, among many of another.</summary>
public sealed class DeliveryPagingTests : IDisposable
{
    private const int Count = 12_000;

    private readonly SqliteTables _tables = new();
    private int _queries;

    [Fact]
    public async Task A_page_ends_after_ten_queries_and_the_next_goes_on_there()
    {
        var outbox = await FillAsync(isDead: number => number is 0 or 1 or 500);

        var first = await outbox.ListReceiptsAsync("w", DeliveryStatus.Dead, 1, null, CancellationToken.None);
        Assert.Equal((0, 10), (first.Items.Count, _queries));
        var second = await outbox.ListReceiptsAsync("w", DeliveryStatus.Dead, 1, first.After, CancellationToken.None);
        Assert.Equal(500, ReadNumber(Assert.Single(second.Items)));
        var third = await outbox.ListReceiptsAsync("w", DeliveryStatus.Dead, 10, second.After, CancellationToken.None);
        Assert.Equal([1, 0], third.Items.Select(ReadNumber));
        Assert.Null(third.After);
        Assert.InRange(_queries, 10, 15);
    }

    [Fact]
    public async Task A_page_is_full_whatever_the_limit_and_each_delivery_is_on_one_page()
    {
        var outbox = await FillAsync(isDead: number => number % 3_000 == 0);
        var numbers = new List<long>();
        string? after = null;
        do
        {
            var page = await outbox.ListReceiptsAsync("w", DeliveryStatus.Dead, 2, after, CancellationToken.None);
            numbers.AddRange(page.Items.Select(ReadNumber));
            after = page.After;
        }
        while (after is not null);
        Assert.Equal([9_000, 6_000, 3_000, 0], numbers);
    }

    public void Dispose() => _tables.Dispose();

    private async Task<DeliveryStore> FillAsync(Func<int, bool> isDead)
    {
        var table = await _tables.NewTableAsync();
        var store = new WatchStore(table, new Random(1));
        var deliveries = Enumerable.Range(0, Count).Select(
            number => Samples.Ended("w", number, isDead(number) ? DeliveryStatus.Dead : DeliveryStatus.Delivered));
        foreach (var commit in deliveries.Chunk(90))
        {
            var tag = (await store.FindStateAsync("w", CancellationToken.None))?.Tag;
            Assert.True(await store.CommitAsync(Samples.Commit(Samples.State("w"), tag, [.. commit]), CancellationToken.None));
        }
        return new DeliveryStore(new WatchedTable(table) { Querying = CountAsync }, Samples.Unreadable, new Random(1));
    }

    private Task CountAsync(string partition)
    {
        _queries++;
        return Task.CompletedTask;
    }

    private static long ReadNumber(DeliveryRecord delivery) => long.Parse(delivery.Notification.Id.Split('-')[^1], null);
}
