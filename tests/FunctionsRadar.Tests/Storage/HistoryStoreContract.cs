using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Tests.Storage;

/// <summary>Snapshots and transitions, on both tables.</summary>
public abstract class HistoryStoreContract(TableSource tables) : TableTests(tables)
{
    private readonly Random _random = new(1);

    private HistoryStore History => new(Table, Samples.Unreadable, _random);

    [Fact]
    public async Task The_baseline_is_the_newest_snapshot_that_is_old_enough()
    {
        await AddAsync(0, 24, 48);
        Assert.Equal(Hour(24), (await BaselineAsync("w", Hour(24)))!.LastUpdated);
        Assert.Equal(Hour(0), (await BaselineAsync("w", Hour(24).AddTicks(-1)))!.LastUpdated);
        Assert.Equal(Hour(48), (await BaselineAsync("w", Hour(1_000)))!.LastUpdated);
        Assert.Null(await BaselineAsync("w", Hour(0).AddTicks(-1)));
        Assert.Null(await BaselineAsync("other", Hour(48)));
    }

    [Fact]
    public async Task Snapshots_of_another_query_are_no_baseline()
    {
        await AddAsync(0, 1);
        var others = Enumerable.Range(2, 1_200)
            .Select(hour => Samples.Snapshot("w", Hour(hour)) with { QueryFingerprint = "other" });
        await History.AddSnapshotsAsync("w", [.. others], Never);
        await AddAsync(2_000);
        Assert.Equal(Hour(1), (await History.FindBaselineAsync("w", Samples.Query, Hour(1_999), Hour(0), Never))!.LastUpdated);
        Assert.Null(await History.FindBaselineAsync("w", Samples.Query, Hour(1_999), Hour(2), Never));
        Assert.Equal(Hour(1_201), (await History.FindBaselineAsync("w", "other", Hour(1_999), Hour(0), Never))!.LastUpdated);
    }

    [Fact]
    public async Task The_oldest_snapshot_of_a_query_is_found_from_a_time_on()
    {
        await AddAsync(0, 30, 31, 500);
        await History.AddSnapshotsAsync("w", [Samples.Snapshot("w", Hour(29)) with { QueryFingerprint = "other" }], Never);
        Assert.Equal(Hour(0), (await History.FindOldestAsync("w", Samples.Query, Hour(0), Hour(600), Never))!.LastUpdated);
        var oldest = await History.FindOldestAsync("w", Samples.Query, Hour(0).AddTicks(1), Hour(600), Never);
        Assert.Equal(Hour(30), oldest!.LastUpdated);
        Assert.Equal(Hour(500), (await History.FindOldestAsync("w", Samples.Query, Hour(32), Hour(600), Never))!.LastUpdated);
        Assert.Null(await History.FindOldestAsync("w", Samples.Query, Hour(501), Hour(600), Never));
    }

    [Fact]
    public async Task A_history_that_is_filled_replaces_snapshots_of_another_query()
    {
        await AddAsync(0, 1);
        var others = Enumerable.Range(0, 3)
            .Select(hour => Samples.Snapshot("w", Hour(hour), 2m) with { QueryFingerprint = "other" });
        await History.AddSnapshotsAsync("w", [.. others], Never);
        var all = (await History.ListSnapshotsAsync("w", null, null, null, 10, null, Never)).Items;
        Assert.All(all, snapshot => Assert.Equal(("other", 2m), (snapshot.QueryFingerprint, snapshot.LegacyShare)));
        Assert.Equal(3, all.Count);
    }

    [Fact]
    public async Task Snapshots_of_one_query_are_found_among_those_of_others_page_by_page()
    {
        await AddAsync(0, 1, 1_500, 1_501);
        var others = Enumerable.Range(2, 1_200)
            .Select(hour => Samples.Snapshot("w", Hour(hour)) with { QueryFingerprint = "other" });
        await History.AddSnapshotsAsync("w", [.. others], Never);
        var first = await History.ListSnapshotsAsync("w", Samples.Query, null, null, 3, null, Never);
        Assert.Equal([1_501, 1_500, 1], first.Items.Select(GetHour));
        var second = await History.ListSnapshotsAsync("w", Samples.Query, null, null, 3, first.After, Never);
        Assert.Equal((0, null), (GetHour(Assert.Single(second.Items)), second.After));
        var last = await History.ListSnapshotsAsync("w", Samples.Query, null, Hour(1), 2, null, Never);
        Assert.Equal((2, null), (last.Items.Count, last.After));
    }

    [Fact]
    public async Task A_list_ends_where_its_range_does_whatever_cursor_it_is_given()
    {
        await AddAsync(0, 1, 2, 3);
        var older = await History.ListSnapshotsAsync("w", Samples.Query, null, null, 3, null, Never);
        var page = await History.ListSnapshotsAsync("w", Samples.Query, Hour(2), null, 3, older.After, Never);
        Assert.Equal((0, null), (page.Items.Count, page.After));
    }

    [Fact]
    public async Task Snapshots_are_listed_newest_first_between_two_times_inclusive()
    {
        await AddAsync(3, 1, 2, 0, 4);
        Assert.Equal([4, 3, 2, 1, 0], await ListAsync(null, null));
        Assert.Equal([3, 2, 1], await ListAsync(Hour(1), Hour(3)));
        Assert.Equal([2], await ListAsync(Hour(1).AddTicks(1), Hour(3).AddTicks(-1)));
        Assert.Equal([4], await ListAsync(Hour(4), null));
        Assert.Empty(await ListAsync(Hour(3), Hour(1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(1_000)]
    public async Task Pages_join_to_the_whole_list_while_snapshots_are_added(int limit)
    {
        await AddAsync(0, 1, 2, 3, 4, 5);
        var seen = new List<int>();
        string? after = null;
        do
        {
            var page = await History.ListSnapshotsAsync("w", null, Hour(0), null, limit, after, Never);
            Assert.NotEmpty(page.Items);
            seen.AddRange(page.Items.Select(GetHour));
            after = page.After;
            await AddAsync(100 + seen.Count);
        }
        while (after is not null);
        Assert.Equal([5, 4, 3, 2, 1, 0], seen);
    }

    [Fact]
    public async Task Transitions_of_one_moment_are_paged_without_loss()
    {
        var transitions = Enumerable.Range(1, 12).Select(
            sequence => Samples.Transition("w", sequence) with { At = Samples.Start });
        var commit = new WatchCommit(Samples.State("w"), null, null, [.. transitions], []);
        await new WatchStore(Table, _random).CommitAsync(commit, Never);
        var first = await History.ListTransitionsAsync("w", 5, null, Never);
        var second = await History.ListTransitionsAsync("w", 7, first.After, Never);
        Assert.Null(second.After);
        Assert.Equal(12, first.Items.Concat(second.Items).Select(transition => transition.Id).Distinct().Count());
    }

    [Fact]
    public async Task Commands_of_operators_stand_among_the_events_and_are_no_transitions()
    {
        var state = Samples.State("w");
        for (var sequence = 1; sequence <= 6; sequence += 2)
        {
            var tag = (await new WatchStore(Table, _random).FindStateAsync("w", Never))?.Tag;
            var commit = new WatchCommit(state, tag, null, [Samples.Transition("w", sequence)], [])
            {
                Command = Samples.Command("w", sequence + 1),
            };
            Assert.True(await new WatchStore(Table, _random).CommitAsync(commit, Never));
        }
        var events = await History.ListEventsAsync("w", 4, null, Never);
        Assert.Equal(["inst-w-6", "inst-w-5", "inst-w-4", "inst-w-3"], events.Items.Select(happened => happened.Id));
        Assert.Equal(Samples.Command("w", 6), events.Items[0]);
        Assert.Equal(2, (await History.ListEventsAsync("w", 4, events.After, Never)).Items.Count);
        var full = await History.ListTransitionsAsync("w", 2, null, Never);
        Assert.Equal([Samples.Transition("w", 5), Samples.Transition("w", 3)], full.Items);
        var last = await History.ListTransitionsAsync("w", 2, full.After, Never);
        Assert.Equal((Samples.Transition("w", 1), null), (Assert.Single(last.Items), last.After));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a cursor")]
    [InlineData("c3RhdGU")] // state
    [InlineData("dHJhbnNpdGlvbn4xMjM")] // transition~123
    [InlineData("c25hcHNob3R-IiBvciAn")] // snapshot~" or '
    public async Task A_forged_cursor_is_refused(string cursor)
    {
        await AddAsync(0);
        await Assert.ThrowsAsync<CursorException>(() => History.ListSnapshotsAsync("w", null, null, null, 10, cursor, Never));
    }

    [Fact]
    public async Task Snapshots_that_are_there_are_left_alone_when_a_history_is_filled()
    {
        await History.AddSnapshotsAsync("w", [Samples.Snapshot("w", Hour(5), 5m)], Never);
        var backfill = Enumerable.Range(0, 250)
            .Select(hour => Samples.Snapshot("w", Hour(hour), 1m) with { Backfilled = true }).ToArray();
        await History.AddSnapshotsAsync("w", backfill, Never);
        await History.AddSnapshotsAsync("w", backfill, Never);
        var all = (await History.ListSnapshotsAsync("w", null, null, null, 1_000, null, Never)).Items;
        Assert.Equal(250, all.Count);
        Assert.Equal(5m, Assert.Single(all, snapshot => !snapshot.Backfilled).LegacyShare);
    }

    [Fact]
    public async Task Filling_the_history_lowers_the_oldest_snapshot_of_the_state()
    {
        var store = new WatchStore(Table, _random);
        var older = Samples.State("w", 7) with { Oldest = new SnapshotPoint(Hour(10), 1m) };
        await store.CommitAsync(Samples.Commit(older, null), Never);
        await AddAsync(20);
        Assert.Equal(Hour(10), (await store.FindStateAsync("w", Never))!.Value.Oldest!.LastUpdated);
        await AddAsync(5, 3, 4);
        var state = (await store.FindStateAsync("w", Never))!.Value;
        Assert.Equal(new SnapshotPoint(Hour(3), 0.5m), state.Oldest);
        Assert.Equal(7, state.Sequence);
    }

    [Fact]
    public async Task What_is_past_its_retention_goes_and_the_rest_stays()
    {
        await AddAsync([.. Enumerable.Range(0, 230)]);
        var commit = new WatchCommit(
            Samples.State("w"), null, null, [Samples.Transition("w", 1), Samples.Transition("w", 90 * 60)],
            [
                Samples.Pending("w", 1), Samples.Ended("w", 1, DeliveryStatus.Dead),
                Samples.Ended("w", 60 * 60, DeliveryStatus.Dead),
            ]);
        await new WatchStore(Table, _random).CommitAsync(commit, Never);

        Assert.Equal(80 + 1 + 1, await History.DeleteExpiredAsync("w", Hour(80), Hour(40), Never));
        Assert.Equal(0, await History.DeleteExpiredAsync("w", Hour(80), Hour(40), Never));
        Assert.Equal(80, (await ListAsync(null, null)).Min());
        Assert.Single((await History.ListTransitionsAsync("w", 10, null, Never)).Items);
        var deliveries = new DeliveryStore(Table, Samples.Unreadable, _random);
        Assert.Single((await deliveries.ListReceiptsAsync("w", null, 10, null, Never)).Items);
        Assert.Single(await new DeliveryStore(Table, Samples.Unreadable, _random).ListPendingAsync("w", Never));
    }

    private static DateTimeOffset Hour(int number) => Samples.Start.AddHours(number);

    private static int GetHour(Snapshot snapshot) => (int)(snapshot.LastUpdated - Samples.Start).TotalHours;

    private Task<SnapshotPoint?> BaselineAsync(string watch, DateTimeOffset at) =>
        History.FindBaselineAsync(watch, Samples.Query, at, DateTimeOffset.MinValue, Never);

    private Task AddAsync(params int[] hours) =>
        History.AddSnapshotsAsync("w", [.. hours.Select(hour => Samples.Snapshot("w", Hour(hour)))], Never);

    private async Task<IEnumerable<int>> ListAsync(DateTimeOffset? from, DateTimeOffset? to) =>
        (await History.ListSnapshotsAsync("w", null, from, to, 1_000, null, Never)).Items.Select(GetHour);
}
