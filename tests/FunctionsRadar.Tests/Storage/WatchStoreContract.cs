using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;
using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Tests.Storage;

/// <summary>State and commits, on both tables.</summary>
public abstract class WatchStoreContract(TableSource tables) : TableTests(tables)
{
    private readonly Random _random = new(1);

    private WatchStore Store => new(Table, _random);

    private HistoryStore History => new(Table, Samples.Unreadable, _random);

    private DeliveryStore Deliveries => new(Table, Samples.Unreadable, _random);

    [Fact]
    public async Task A_watch_that_was_never_checked_has_no_state()
    {
        Assert.Null(await Store.FindStateAsync("w", Never));
        Assert.Empty(await Store.ListWatchesAsync(Never));
    }

    [Fact]
    public async Task A_commit_writes_everything_at_once()
    {
        var snapshot = Samples.Snapshot("w", Samples.Start, 1.20m);
        var state = Samples.State("w", 2) with { Latest = snapshot, MayHaveDeliveries = true };
        var ended = Samples.Ended("w", 2);
        var commit = new WatchCommit(state, null, snapshot, [Samples.Transition("w", 1)], [Samples.Pending("w", 1), ended]);
        Assert.True(await Store.CommitAsync(commit, Never));

        Same(state, (await Store.FindStateAsync("w", Never))!.Value);
        Same(snapshot, Assert.Single((await History.ListSnapshotsAsync("w", null, null, null, 10, null, Never)).Items));
        Same(Samples.Transition("w", 1), Assert.Single((await History.ListTransitionsAsync("w", 10, null, Never)).Items));
        Same(Samples.Pending("w", 1), Assert.Single(await Deliveries.ListPendingAsync("w", Never)).Value);
        Same(ended, Assert.Single((await Deliveries.ListReceiptsAsync("w", null, 10, null, Never)).Items));
        Assert.Equal(["w"], await Store.ListWatchesAsync(Never));
    }

    [Fact]
    public async Task A_commit_on_an_old_state_writes_nothing()
    {
        await Store.CommitAsync(Samples.Commit(Samples.State("w"), null), Never);
        var read = (await Store.FindStateAsync("w", Never))!;
        Assert.True(await Store.CommitAsync(Samples.Commit(Samples.State("w", 1), read.Tag), Never));
        Assert.False(await Store.CommitAsync(Samples.Commit(Samples.State("w", 2), read.Tag, Samples.Pending("w", 2)), Never));
        Assert.False(await Store.CommitAsync(Samples.Commit(Samples.State("w", 3), null, Samples.Pending("w", 3)), Never));
        var command = Samples.Commit(Samples.State("w", 4), read.Tag) with { Command = Samples.Command("w", 4) };
        Assert.False(await Store.CommitAsync(command, Never));
        Assert.Empty((await History.ListEventsAsync("w", 10, null, Never)).Items);
        Assert.Equal(1, (await Store.FindStateAsync("w", Never))!.Value.Sequence);
        Assert.Empty(await Deliveries.ListPendingAsync("w", Never));
    }

    [Fact]
    public async Task Of_two_hundred_commits_at_once_exactly_one_wins_each_round()
    {
        var store = new WatchStore(Table, _random);
        string? tag = null;
        for (var round = 1; round <= 3; round++)
        {
            var commits = Enumerable.Range(0, 200).Select(seed => Task.Run(
                () => new WatchStore(Table, new Random(seed)).CommitAsync(
                    Samples.Commit(Samples.State("w", round), tag, Samples.Pending("w", round)), Never)));
            Assert.Single(await Task.WhenAll(commits), won => won);
            tag = (await store.FindStateAsync("w", Never))!.Tag;
        }
        Assert.Equal(3, (await Deliveries.ListPendingAsync("w", Never)).Count);
    }

    [Fact]
    public async Task A_state_comes_back_exactly()
    {
        var time = new DateTimeOffset(2026, 3, 1, 12, 7, 0, TimeSpan.FromHours(2)).AddTicks(1_234_567);
        var state = new LargestSamples(new Random(7)).State("w", rules: 3, receivers: 2) with
        {
            FirstCheckAt = time,
            Previous = new SnapshotPoint(time, 0.1000000000000000000000000001m),
        };
        await Store.CommitAsync(Samples.Commit(state, null), Never);
        Same(state, (await Store.FindStateAsync("w", Never))!.Value);
    }

    [Fact]
    public async Task The_largest_legal_commit_fits()
    {
        var largest = new LargestSamples(new Random(8));
        var state = largest.State("w");
        var deliveries = Enumerable.Range(1, 48).Select(
            sequence => Samples.Pending("w", sequence) with { Notification = largest.Notification("w", sequence) });
        var transitions = Enumerable.Range(1, 48).Select(sequence => Samples.Transition("w", sequence));
        var commit = new WatchCommit(state, null, largest.Snapshot("w"), [.. transitions], [.. deliveries]);

        Assert.True(await Store.CommitAsync(commit, Never));
        Same(state, (await Store.FindStateAsync("w", Never))!.Value);
        Assert.Equal(48, (await Deliveries.ListPendingAsync("w", Never)).Count);
        var rows = await Table.QueryAsync("w", "", "~", 1_000, Never);
        Assert.All(rows, row => Assert.All(row.Values, value => Assert.InRange(value.Value.Length, 0, 32_768)));
    }

    [Fact]
    public async Task An_installation_has_one_id_whoever_asks_first()
    {
        var watch = new Watch { Name = "w", DateRange = new DateRange("7d", TimeSpan.FromDays(7)), Rules = [] };
        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(seed => Task.Run(
            () => new WatchStore(Table, new Random(seed)).GetStateAsync(watch, Samples.Start, Never))));
        var id = Assert.Single(asked.Select(state => state.State.Installation).Distinct());
        Assert.Matches("^[a-z]{8}$", id);
        Assert.All(asked, state => Assert.Null(state.Tag));
        Assert.Empty(await Store.ListWatchesAsync(Never));
    }

    [Theory]
    [InlineData(
        "1",
        "its layout is 1, and this program reads 2; name another table (Storage:TableName) or file (Storage:Path), "
        + "or run the program that wrote it.")]
    [InlineData(
        "3",
        "its layout is 3, and this program reads 2; name another table (Storage:TableName) or file (Storage:Path), "
        + "or run the program that wrote it.")]
    [InlineData("2", "it has no state.")]
    public async Task A_state_of_another_layout_stops_its_watch_in_one_clear_line(string layout, string reason)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal) { ["layout"] = layout };
        await Table.ApplyAsync("w", [new RowChange(RowChangeKind.Insert, "state", texts)], Never);
        var failure = await Assert.ThrowsAsync<StorageException>(() => Store.FindStateAsync("w", Never));
        Assert.Equal($"The state of watch w cannot be read: {reason}", failure.Message);
    }

    // Records with lists are equal only when the lists are the same object; their texts tell.
    private static void Same<T>(T expected, T actual)
        where T : notnull => Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
}
