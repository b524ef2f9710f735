using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Tests.Storage;

/// <summary>Deliveries, on both tables.</summary>
public abstract class DeliveryStoreContract(TableSource tables) : TableTests(tables)
{
    private readonly Random _random = new(1);

    private DeliveryStore Deliveries => new(Table, Samples.Unreadable, _random);

    private WatchStore Store => new(Table, _random);

    private HistoryStore History => new(Table, Samples.Unreadable, _random);

    [Fact]
    public async Task Pending_deliveries_are_in_the_order_of_their_notifications_numbers()
    {
        await CommitAsync(
            Samples.Pending("w", 10), Samples.Pending("w", 9), Samples.Pending("w", 100), Samples.Pending("w", 9, "mail"));
        var pending = await Deliveries.ListPendingAsync("w", Never);
        Assert.Equal(
            ["inst-w-9~mail", "inst-w-9~ops", "inst-w-10~ops", "inst-w-100~ops"],
            pending.Select(delivery => delivery.Value.Id));
    }

    [Fact]
    public async Task All_deliveries_are_the_newest_first_whatever_the_length_of_their_numbers()
    {
        await CommitAsync(Samples.Pending("w", 10), Samples.Pending("w", 9), Samples.Pending("w", 5), Samples.Pending("w", 1));
        var first = (await Deliveries.FindPendingAsync("w", "inst-w-1~ops", Never))!;
        await Deliveries.EndAsync(first, Samples.Ended("w", 1), null, null, Never);
        Assert.Equal(
            ["inst-w-10~ops", "inst-w-9~ops", "inst-w-5~ops", "inst-w-1~ops"],
            await Deliveries.ReadAsync("w", Never).Select(delivery => delivery.Id).ToListAsync(Never));
    }

    [Fact]
    public async Task Of_two_that_claim_a_delivery_one_gets_it_even_with_the_same_lease()
    {
        await CommitAsync(Samples.Pending("w", 1));
        var read = (await Deliveries.FindPendingAsync("w", "inst-w-1~ops", Never))!;
        var claim = read.Value with { ClaimedUntil = Samples.Start.AddSeconds(60) };
        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(worker => Task.Run(
            () => new DeliveryStore(Table, Samples.Unreadable, new Random(worker)).ReplacePendingAsync(read, claim, Never))));
        var won = Assert.Single(claims, result => result is not null)!;
        Assert.Equal(claim.ClaimedUntil, won.Value.ClaimedUntil);
        var failed = await Deliveries.ReplacePendingAsync(won, won.Value with { ClaimedUntil = null, Failures = 1 }, Never);
        Assert.Equal(1, failed!.Value.Failures);
    }

    [Fact]
    public async Task A_delivery_that_ends_becomes_a_receipt()
    {
        await CommitAsync(Samples.Pending("w", 1));
        var read = (await Deliveries.FindPendingAsync("w", "inst-w-1~ops", Never))!;
        Assert.True(await Deliveries.EndAsync(read, Samples.Ended("w", 1), null, null, Never));
        var (dead, fallback) = (Samples.Ended("w", 1, DeliveryStatus.Dead), Samples.Pending("w", 1, "mail"));
        Assert.False(await Deliveries.EndAsync(read, dead, fallback, null, Never));
        Assert.Empty(await Deliveries.ListPendingAsync("w", Never));
        Assert.Equal(DeliveryStatus.Delivered, (await Deliveries.FindReceiptAsync("w", "inst-w-1~ops", Never))!.Status);
        Assert.Null(await Deliveries.FindReceiptAsync("w", "inst-w-1~op", Never));
        Assert.Null(await Deliveries.FindReceiptAsync("w", "level-1~ops", Never));
    }

    [Fact]
    public async Task A_delivery_that_was_claimed_anew_is_not_ended_by_who_had_it_before()
    {
        await CommitAsync(Samples.Pending("w", 1));
        var read = (await Deliveries.FindPendingAsync("w", "inst-w-1~ops", Never))!;
        var claim = read.Value with { ClaimedUntil = Samples.Start.AddSeconds(60) };
        Assert.NotNull(await Deliveries.ReplacePendingAsync(read, claim, Never));
        Assert.False(await Deliveries.EndAsync(read, Samples.Ended("w", 1), null, null, Never));
        Assert.NotNull(await Deliveries.FindPendingAsync("w", "inst-w-1~ops", Never));
        Assert.Null(await Deliveries.FindReceiptAsync("w", "inst-w-1~ops", Never));
    }

    [Fact]
    public async Task A_dead_delivery_leaves_its_fallback_in_the_outbox_and_the_state_knows_or_nothing_is_written()
    {
        await CommitAsync(Samples.Pending("w", 1));
        var store = new WatchStore(Table, _random);
        var state = (await store.FindStateAsync("w", Never))!;
        var read = (await Deliveries.FindPendingAsync("w", "inst-w-1~ops", Never))!;
        var dead = Samples.Ended("w", 1, DeliveryStatus.Dead);
        var fallback = Samples.Pending("w", 1, "mail") with { FallbackFor = "ops" };
        var outdated = new Versioned<WatchState>(Samples.State("w", 5), state.Tag);
        Assert.True(await store.CommitAsync(Samples.Commit(Samples.State("w", 4), state.Tag), Never));
        Assert.False(await Deliveries.EndAsync(read, dead, fallback, outdated, Never));
        Assert.Equal("ops", Assert.Single(await Deliveries.ListPendingAsync("w", Never)).Value.Receiver);
        var current = new Versioned<WatchState>(Samples.State("w", 5), (await store.FindStateAsync("w", Never))!.Tag);
        Assert.True(await Deliveries.EndAsync(read, dead, fallback, current, Never));
        Assert.Equal("ops", Assert.Single(await Deliveries.ListPendingAsync("w", Never)).Value.FallbackFor);
        Assert.Equal(5, (await store.FindStateAsync("w", Never))!.Value.Sequence);
    }

    [Fact]
    public async Task A_dead_delivery_is_revived_once_and_the_state_knows_and_so_does_the_history()
    {
        var dead = Samples.Ended("w", 1, DeliveryStatus.Dead);
        await CommitAsync(dead);
        var tag = (await Store.FindStateAsync("w", Never))!.Tag;
        Assert.True(await ReviveAsync(dead, null, 2, tag));
        Assert.False(await ReviveAsync(dead, null, 3, tag));
        Assert.False(await ReviveAsync(dead, null, 3, (await Store.FindStateAsync("w", Never))!.Tag));
        Assert.Equal("inst-w-1~ops", Assert.Single(await Deliveries.ListPendingAsync("w", Never)).Value.Id);
        Assert.Null(await Deliveries.FindReceiptAsync("w", dead.Id, Never));
        var state = (await Store.FindStateAsync("w", Never))!.Value;
        Assert.Equal((true, 2), (state.MayHaveDeliveries, state.Sequence));
        Assert.Equal("inst-w-2", Assert.Single((await History.ListEventsAsync("w", 10, null, Never)).Items).Id);
    }

    [Fact]
    public async Task A_pending_delivery_that_was_claimed_meanwhile_is_not_made_due()
    {
        await CommitAsync(Samples.Pending("w", 1));
        var read = (await Deliveries.FindPendingAsync("w", "inst-w-1~ops", Never))!;
        var claim = read.Value with { ClaimedUntil = Samples.Start.AddSeconds(60) };
        var claimed = (await Deliveries.ReplacePendingAsync(read, claim, Never))!;
        var tag = (await Store.FindStateAsync("w", Never))!.Tag;
        Assert.False(await ReviveAsync(read.Value, read.Tag, 2, tag));
        Assert.NotNull((await Deliveries.FindPendingAsync("w", "inst-w-1~ops", Never))!.Value.ClaimedUntil);
        Assert.Empty((await History.ListEventsAsync("w", 10, null, Never)).Items);
        Assert.True(await ReviveAsync(claimed.Value, claimed.Tag, 2, tag));
        Assert.Null((await Deliveries.FindPendingAsync("w", "inst-w-1~ops", Never))!.Value.ClaimedUntil);
    }

    [Fact]
    public async Task Receipts_are_listed_by_the_page_the_last_ended_first()
    {
        await CommitAsync([.. Enumerable.Range(1, 7).Select(sequence => Samples.Ended("w", sequence))]);
        var first = await Deliveries.ListReceiptsAsync("w", null, 4, null, Never);
        var second = await Deliveries.ListReceiptsAsync("w", null, 4, first.After, Never);
        Assert.Equal(
            Enumerable.Range(1, 7).Reverse().Select(sequence => $"inst-w-{sequence}~ops"),
            first.Items.Concat(second.Items).Select(receipt => receipt.Id));
        Assert.Null(second.After);
        await Assert.ThrowsAsync<CursorException>(() => Deliveries.ListReceiptsAsync("w", null, 4, "c3RhdGU", Never));
    }

    private Task<bool> ReviveAsync(DeliveryRecord current, string? tag, long sequence, string stateTag)
    {
        var state = new Versioned<WatchState>(Samples.State("w", sequence), stateTag);
        return Deliveries.ReviveAsync(
            current, tag, Samples.Pending("w", 1), Samples.Command("w", sequence), state, Never);
    }

    private async Task CommitAsync(params DeliveryRecord[] deliveries) =>
        Assert.True(await new WatchStore(Table, _random).CommitAsync(
            Samples.Commit(Samples.State("w"), null, [.. deliveries]), Never));
}
