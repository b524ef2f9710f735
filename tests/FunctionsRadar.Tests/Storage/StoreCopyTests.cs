using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Tests.Storage;

public sealed class StoreCopyTests(SqliteTables sqlite, AzuriteTables azurite)
    : IClassFixture<SqliteTables>, IClassFixture<AzuriteTables>
{
    private static CancellationToken Never => CancellationToken.None;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_copy_is_equal_in_both_directions_also_when_made_twice(bool isFromSqlite)
    {
        var (source, target) = await TablesAsync(isFromSqlite);
        await FillAsync(source, 1_234);
        var first = await new StoreCopy(source, target).RunAsync(null, Never);
        var second = await new StoreCopy(source, target).RunAsync(null, Never);
        Assert.Equal(1_234 + 3, first.Rows);
        Assert.Equal(first.Rows, second.Rows);
        Assert.Empty(second.Differences);
        await AssertEqualAsync(source, target);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_copy_that_was_stopped_halfway_is_finished_by_the_next(bool isFromSqlite)
    {
        var (source, target) = await TablesAsync(isFromSqlite);
        await FillAsync(source, 2_500);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new StoreCopy(source, target).RunAsync(StopAfterThousand, stop.Token));
        Assert.InRange((await target.QueryAsync("w", "", "~", 1_000, Never)).Count, 1, 1_000);

        Assert.Empty((await new StoreCopy(source, target).RunAsync(null, Never)).Differences);
        await AssertEqualAsync(source, target);

        void StopAfterThousand(CopyProgress progress)
        {
            if (progress.Rows >= 1_000)
                stop.Cancel();
        }
    }

    [Fact]
    public async Task A_target_with_rows_of_its_own_is_refused_before_anything_is_written()
    {
        foreach (var (partition, key) in new[] { ("w", "own"), ("w", "zzz"), ("another", "state") })
        {
            var (source, target) = await TablesAsync(isFromSqlite: true);
            await FillAsync(source, 1);
            var change = new RowChange(RowChangeKind.Insert, key, new Dictionary<string, string>());
            await target.ApplyAsync(partition, [change], Never);
            var error = await Assert.ThrowsAsync<ForeignRowsException>(() => new StoreCopy(source, target).RunAsync(null, Never));
            Assert.Contains($"1 rows in {partition}", error.Message, StringComparison.Ordinal);
            Assert.Equal([partition], await target.ListPartitionsAsync(Never));
            Assert.Single(await RowsAsync(target, partition));
        }
    }

    [Fact]
    public async Task Rows_of_the_largest_size_are_copied()
    {
        var (source, target) = await TablesAsync(isFromSqlite: true);
        var largest = new LargestSamples(new Random(4));
        var store = new WatchStore(source, new Random(1));
        for (var sequence = 1; sequence <= 3; sequence++)
        {
            var deliveries = Enumerable.Range(sequence * 100, 60).Select(
                number => Samples.Pending("w", number) with { Notification = largest.Notification("w", number) });
            var tag = (await store.FindStateAsync("w", Never))?.Tag;
            Assert.True(await store.CommitAsync(Samples.Commit(largest.State("w"), tag, [.. deliveries]), Never));
        }
        Assert.Empty((await new StoreCopy(source, target).RunAsync(null, Never)).Differences);
        await AssertEqualAsync(source, target);
    }

    private static async Task FillAsync(ITable table, int snapshots)
    {
        var random = new Random(1);
        await new WatchStore(table, random).CommitAsync(Samples.Commit(Samples.State("w"), null), Never);
        var values = new Dictionary<string, string> { ["text"] = "漢'\"" };
        await table.ApplyAsync("a", [new RowChange(RowChangeKind.Insert, "state", values)], Never);
        var history = Enumerable.Range(0, snapshots).Select(hour => Samples.Snapshot("w", Samples.Start.AddHours(hour)));
        await new HistoryStore(table, Samples.Unreadable, random).AddSnapshotsAsync("w", [.. history], Never);
    }

    private static async Task AssertEqualAsync(ITable source, ITable target)
    {
        Assert.Equal(await source.ListPartitionsAsync(Never), await target.ListPartitionsAsync(Never));
        foreach (var partition in await source.ListPartitionsAsync(Never))
        {
            var expected = await RowsAsync(source, partition);
            var actual = await RowsAsync(target, partition);
            Assert.Equal(expected.Select(row => row.Key), actual.Select(row => row.Key));
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First.Values, pair.Second.Values));
        }
    }

    private static async Task<List<Row>> RowsAsync(ITable table, string partition)
    {
        var rows = new List<Row>();
        while (await PageAsync() is { Count: > 0 } page)
            rows.AddRange(page);
        return rows;

        Task<IReadOnlyList<Row>> PageAsync() =>
            table.QueryAsync(partition, rows.Count == 0 ? "" : rows[^1].Key + "!", "~", 1_000, Never);
    }

    private async Task<(ITable Source, ITable Target)> TablesAsync(bool isFromSqlite) => isFromSqlite
        ? (await sqlite.NewTableAsync(), await azurite.NewTableAsync())
        : (await azurite.NewTableAsync(), await sqlite.NewTableAsync());
}
