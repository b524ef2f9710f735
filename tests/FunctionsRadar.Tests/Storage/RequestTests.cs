using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Storage;

/// <summary>What goes over the wire to Table Storage, and what comes of responses that get lost.</summary>
public sealed class RequestTests(Azurite azurite) : IAsyncLifetime
{
    private readonly WatchedHandler _wire = new();
    private readonly Random _random = new(1);
    private AzureTable _table = null!;

    private static CancellationToken Never => CancellationToken.None;

    private WatchStore Store => new(_table, _random);

    private HistoryStore History => new(_table, Samples.Unreadable, _random);

    private DeliveryStore Deliveries => new(_table, Samples.Unreadable, _random);

    public async ValueTask InitializeAsync() => _table = new AzureTable(await azurite.NewTableAsync(_wire));

    public ValueTask DisposeAsync()
    {
        _wire.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_check_makes_three_requests()
    {
        await CommitAsync(0, Samples.Pending("w", 1));
        _wire.Clear();
        var state = await Store.FindStateAsync("w", Never);
        await History.FindBaselineAsync("w", Samples.Query, Samples.Start, DateTimeOffset.MinValue, Never);
        await Store.CommitAsync(new WatchCommit(state!.Value, state.Tag, Samples.Snapshot("w", Samples.Start), [], []), Never);
        Assert.Equal(3, _wire.Requests.Count);
    }

    [Fact]
    public async Task A_missing_table_is_made_by_the_first_write_alone()
    {
        Assert.Null(await Store.FindStateAsync("w", Never));
        Assert.Empty(await _table.ListPartitionsAsync(Never));
        Assert.Null(await History.FindBaselineAsync("w", Samples.Query, Samples.Start, DateTimeOffset.MinValue, Never));
        Assert.Equal(3, _wire.Requests.Count);
        await CommitAsync(0);
        Assert.Single(_wire.Requests, request => request.EndsWith("/Tables", StringComparison.Ordinal));
        _wire.Clear();
        await CommitAsync(1);
        Assert.Equal(2, _wire.Requests.Count);
    }

    [Fact]
    public async Task The_latest_reading_is_one_request_and_a_page_is_one_request()
    {
        var snapshots = Enumerable.Range(0, 300).Select(hour => Samples.Snapshot("w", Samples.Start.AddHours(hour)));
        await History.AddSnapshotsAsync("w", [.. snapshots], Never);
        _wire.Clear();
        await Store.FindStateAsync("w", Never);
        Assert.Single(_wire.Requests);
        _wire.Clear();
        await History.ListSnapshotsAsync("w", null, null, null, 100, null, Never);
        Assert.Single(_wire.Requests);
        await History.ListSnapshotsAsync("w", null, null, null, 1_000, null, Never);
        Assert.Equal(2, _wire.Requests.Count);
        await History.ListSnapshotsAsync("w", Samples.Query, null, null, 100, null, Never);
        Assert.Equal(3, _wire.Requests.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_whose_response_was_lost_is_known_to_be_ours(bool isFirst)
    {
        await CommitAsync(0);
        var watch = isFirst ? "new" : "w";
        var tag = (await Store.FindStateAsync(watch, Never))?.Tag;
        if (isFirst)
        {
            var change = new RowChange(RowChangeKind.Upsert, "new", new Dictionary<string, string>());
            await _table.ApplyAsync("_watches", [change], Never);
        }
        _wire.LoseNextResponse();
        Assert.True(await Store.CommitAsync(Samples.Commit(Samples.State(watch, 5), tag, Samples.Pending(watch, 5)), Never));
        Assert.Equal(5, (await Store.FindStateAsync(watch, Never))!.Value.Sequence);
        Assert.Single(await Deliveries.ListPendingAsync(watch, Never));
    }

    [Fact]
    public async Task A_claim_whose_response_was_lost_is_known_to_be_ours()
    {
        await CommitAsync(0, Samples.Pending("w", 1));
        var read = (await Deliveries.FindPendingAsync("w", "inst-w-1~ops", Never))!;
        _wire.LoseNextResponse();
        var claimed = await Deliveries.ReplacePendingAsync(read, read.Value with { Failures = 1 }, Never);
        Assert.Equal(1, claimed!.Value.Failures);
        _wire.LoseNextResponse();
        var (dead, fallback) = (Samples.Ended("w", 1, DeliveryStatus.Dead), Samples.Pending("w", 1, "mail"));
        Assert.True(await Deliveries.EndAsync(claimed, dead, fallback, null, Never));
        Assert.Equal("mail", Assert.Single(await Deliveries.ListPendingAsync("w", Never)).Value.Receiver);
        _wire.LoseNextResponse();
        var state = new Versioned<WatchState>(Samples.State("w", 2), (await Store.FindStateAsync("w", Never))!.Tag);
        Assert.True(await Deliveries.ReviveAsync(dead, null, Samples.Pending("w", 1), Samples.Command("w", 2), state, Never));
    }

    [Fact]
    public async Task A_filled_history_whose_response_was_lost_is_whole()
    {
        await CommitAsync(0);
        _wire.LoseNextResponse();
        var snapshots = Enumerable.Range(0, 150).Select(hour => Samples.Snapshot("w", Samples.Start.AddHours(hour)));
        await History.AddSnapshotsAsync("w", [.. snapshots], Never);
        Assert.Equal(150, (await History.ListSnapshotsAsync("w", null, null, null, 1_000, null, Never)).Items.Count);
    }

    [Fact]
    public async Task The_largest_legal_commit_stays_below_four_mebibytes()
    {
        var largest = new LargestSamples(new Random(8));
        var deliveries = Enumerable.Range(1, 94).Select(
            sequence => Samples.Pending("w", sequence) with { Notification = largest.Notification("w", sequence, alerts: 2) });
        var state = largest.State("w", rules: 1, receivers: 94);
        var commit = new WatchCommit(state, null, largest.Snapshot("w"), [], [.. deliveries]);
        Assert.True(await Store.CommitAsync(commit, Never));
        Assert.InRange(_wire.LargestBody, 1, 4 * 1024 * 1024);
    }

    private async Task CommitAsync(long sequence, params DeliveryRecord[] deliveries)
    {
        var tag = (await Store.FindStateAsync("w", Never))?.Tag;
        Assert.True(await Store.CommitAsync(Samples.Commit(Samples.State("w", sequence), tag, [.. deliveries]), Never));
    }
}
