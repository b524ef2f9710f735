using FunctionsRadar.Storage;

namespace FunctionsRadar.Tests.Storage;

/// <summary>Deliveries, on both tables.</summary>
public abstract class OutboxContract(ITableSource tables) : TableTests(tables)
{
    private readonly Random _random = new(1);

    private Outbox Outbox => new(Table, _random);

    [Fact]
    public async Task Pending_deliveries_are_in_the_order_of_their_notifications_numbers()
    {
        await CommitAsync(Samples.Pending("w", 10), Samples.Pending("w", 9), Samples.Pending("w", 100), Samples.Pending("w", 9, "mail"));
        var pending = await Deliveries.ListPendingAsync("w", Never);
        Assert.Equal(["w-level-9~mail", "w-level-9~ops", "w-level-10~ops", "w-level-100~ops"], pending.Select(delivery => delivery.Value.Id));
    }

    [Fact]
    public async Task Of_two_that_claim_a_delivery_one_gets_it_even_with_the_same_lease()
    {
        await CommitAsync(Samples.Pending("w", 1));
        var read = (await Deliveries.FindPendingAsync("w", "w-level-1~ops", Never))!;
        var claim = read.Value with { ClaimedUntil = Samples.Start.AddSeconds(60) };
        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(worker =>
            Task.Run(() => new DeliveryStore(Table, new Random(worker)).ReplacePendingAsync(read, claim, Never))));
        var won = Assert.Single(claims, result => result is not null)!;
        Assert.Equal(claim.ClaimedUntil, won.Value.ClaimedUntil);
        var failed = await Deliveries.ReplacePendingAsync(won, won.Value with { ClaimedUntil = null, Tries = 1 }, Never);
        Assert.Equal(1, failed!.Value.Tries);
    }

    [Fact]
    public async Task A_delivery_that_ends_becomes_a_receipt()
    {
        await CommitAsync(Samples.Pending("w", 1));
        var read = (await Deliveries.FindPendingAsync("w", "w-level-1~ops", Never))!;
        Assert.True(await Deliveries.EndAsync(read, Samples.Ended("w", 1), null, Never));
        Assert.False(await Deliveries.EndAsync(read, Samples.Ended("w", 1, DeliveryStatus.Dead), Samples.Pending("w", 1, "mail"), Never));
        Assert.Empty(await Deliveries.ListPendingAsync("w", Never));
        Assert.Equal(DeliveryStatus.Delivered, (await Deliveries.FindReceiptAsync("w", "w-level-1~ops", Never))!.Status);
        Assert.Null(await Deliveries.FindReceiptAsync("w", "w-level-1~op", Never));
        Assert.Null(await Deliveries.FindReceiptAsync("w", "level-1~ops", Never));
    }

    [Fact]
    public async Task A_dead_delivery_leaves_its_fallback_in_the_outbox()
    {
        await CommitAsync(Samples.Pending("w", 1));
        var read = (await Deliveries.FindPendingAsync("w", "w-level-1~ops", Never))!;
        Assert.True(await Deliveries.EndAsync(read, Samples.Ended("w", 1, DeliveryStatus.Dead), Samples.Pending("w", 1, "mail") with { FallbackFor = "ops" }, Never));
        Assert.Equal("ops", Assert.Single(await Deliveries.ListPendingAsync("w", Never)).Value.FallbackFor);
    }

    [Fact]
    public async Task A_fallback_that_is_to_be_told_anyway_is_left_as_it_is()
    {
        await CommitAsync(Samples.Pending("w", 1), Samples.Pending("w", 1, "mail") with { Tries = 3 });
        var read = (await Deliveries.FindPendingAsync("w", "w-level-1~ops", Never))!;
        Assert.True(await Deliveries.EndAsync(read, Samples.Ended("w", 1, DeliveryStatus.Dead), Samples.Pending("w", 1, "mail") with { FallbackFor = "ops" }, Never));
        Assert.Equal(3, Assert.Single(await Deliveries.ListPendingAsync("w", Never)).Value.Tries);
    }

    [Fact]
    public async Task A_dead_delivery_is_revived_once_and_the_state_knows()
    {
        var dead = Samples.Ended("w", 1, DeliveryStatus.Dead);
        await CommitAsync(dead);
        Assert.True(await Deliveries.ReviveAsync(dead, Samples.Pending("w", 1), Never));
        Assert.False(await Deliveries.ReviveAsync(dead, Samples.Pending("w", 1), Never));
        Assert.Equal("w-level-1~ops", Assert.Single(await Deliveries.ListPendingAsync("w", Never)).Value.Id);
        Assert.Null(await Deliveries.FindReceiptAsync("w", dead.Id, Never));
        Assert.True((await new WatchStore(Table, _random).FindStateAsync("w", Never))!.Value.MayHaveDeliveries);
    }

    [Fact]
    public async Task A_revival_goes_through_while_checks_commit()
    {
        var dead = Samples.Ended("w", 1, DeliveryStatus.Dead);
        await CommitAsync(dead);
        var store = new WatchStore(Table, _random);
        var read = (await store.FindStateAsync("w", Never))!;
        var both = await Task.WhenAll(
            Task.Run(() => Outbox.ReviveAsync(dead, Samples.Pending("w", 1), Never)),
            Task.Run(() => store.CommitAsync(Samples.Commit(Samples.State("w", 9), read.Tag), Never)));
        var state = (await store.FindStateAsync("w", Never))!.Value;
        Assert.True(both[0]);
        Assert.True(state.MayHaveDeliveries);
        Assert.Equal(both[1] ? 9 : 0, state.Sequence);
    }

    [Fact]
    public async Task Receipts_are_listed_by_the_page_the_last_ended_first()
    {
        await CommitAsync([.. Enumerable.Range(1, 7).Select(sequence => Samples.Ended("w", sequence))]);
        var first = await Deliveries.ListReceiptsAsync("w", 4, null, Never);
        var second = await Deliveries.ListReceiptsAsync("w", 4, first.Next, Never);
        Assert.Equal(Enumerable.Range(1, 7).Reverse().Select(sequence => $"w-level-{sequence}~ops"), first.Items.Concat(second.Items).Select(receipt => receipt.Id));
        Assert.Null(second.Next);
        await Assert.ThrowsAsync<CursorException>(() => Outbox.ListReceiptsAsync("w", 4, "c3RhdGU", Never));
    }

    private async Task CommitAsync(params DeliveryRecord[] deliveries) =>
        Assert.True(await new WatchStore(Table, _random).CommitAsync(Samples.Commit(Samples.State("w"), null, [.. deliveries]), Never));
}

public sealed class SqliteOutboxTests(SqliteTables tables) : OutboxContract(tables), IClassFixture<SqliteTables>;

public sealed class AzureOutboxTests(AzuriteTables tables) : OutboxContract(tables), IClassFixture<AzuriteTables>;
