using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Tests.Storage;

/// <summary>What both tables do.</summary>
public abstract class TableContract(TableSource tables) : TableTests(tables)
{
    [Fact]
    public async Task A_row_is_read_as_it_was_written()
    {
        Assert.Null(await Table.FindAsync("w", "a", Never));
        var values = new Dictionary<string, string> { ["one"] = "\"ä\" \n 漢 😀 ' & %", ["two"] = "" };
        Assert.True(await Table.ApplyAsync("w", [new RowChange(RowChangeKind.Insert, "a", values)], Never));
        var row = await Table.FindAsync("w", "a", Never);
        Assert.Equal("a", row!.Key);
        Assert.Equal(values, row.Values);
        Assert.Null(await Table.FindAsync("other", "a", Never));
    }

    [Fact]
    public async Task The_longest_text_fits()
    {
        var values = new Dictionary<string, string> { ["text"] = new('漢', 32_768) };
        Assert.True(await Table.ApplyAsync("w", [new RowChange(RowChangeKind.Upsert, "a", values)], Never));
        Assert.Equal(values, (await Table.FindAsync("w", "a", Never))!.Values);
    }

    [Fact]
    public async Task Rows_are_in_the_ordinal_order_of_their_keys()
    {
        string[] keys = ["b~2", "b~10", "b", "a-1", "a~", "a", "b~", "_"];
        await AddAsync("w", keys);
        await AddAsync("v", ["b"]);
        Assert.Equal(keys.Order(StringComparer.Ordinal), await KeysAsync("w", "", "~", 100));
        Assert.Equal(["b", "b~", "b~10", "b~2"], await KeysAsync("w", "b", "b~~", 100));
        Assert.Equal(["a", "a-1"], await KeysAsync("w", "a", "b", 2));
        Assert.Empty(await KeysAsync("x", "", "~", 100));
    }

    [Fact]
    public async Task One_conflict_undoes_the_whole_change()
    {
        await AddAsync("w", ["a"]);
        Assert.False(await Table.ApplyAsync("w", [Insert("b"), Insert("a"), Insert("c")], Never));
        Assert.Equal(["a"], await KeysAsync("w", "", "~", 100));
    }

    [Fact]
    public async Task Conditional_changes_ask_for_the_tag_of_the_last_write()
    {
        await AddAsync("w", ["a"]);
        var first = (await Table.FindAsync("w", "a", Never))!.Tag;
        Assert.True(await Table.ApplyAsync("w", [new RowChange(RowChangeKind.Replace, "a", Values("2"), first)], Never));
        Assert.False(await Table.ApplyAsync("w", [new RowChange(RowChangeKind.Replace, "a", Values("3"), first)], Never));
        Assert.False(await Table.ApplyAsync("w", [new RowChange(RowChangeKind.Delete, "a", Tag: first)], Never));
        var second = (await Table.FindAsync("w", "a", Never))!;
        Assert.Equal("2", second.Values["text"]);
        Assert.True(await Table.ApplyAsync("w", [new RowChange(RowChangeKind.Delete, "a", Tag: second.Tag)], Never));
        Assert.Null(await Table.FindAsync("w", "a", Never));
    }

    [Fact]
    public async Task A_tag_never_comes_back_when_a_row_is_made_again()
    {
        await AddAsync("w", ["a"]);
        var tag = (await Table.FindAsync("w", "a", Never))!.Tag;
        Assert.True(await Table.ApplyAsync("w", [new RowChange(RowChangeKind.Delete, "a")], Never));
        await AddAsync("w", ["a"]);
        Assert.False(await Table.ApplyAsync("w", [new RowChange(RowChangeKind.Delete, "a", Tag: tag)], Never));
    }

    [Fact]
    public async Task What_is_missing_can_neither_be_replaced_nor_deleted()
    {
        await AddAsync("w", ["a"]);
        var tag = (await Table.FindAsync("w", "a", Never))!.Tag;
        Assert.False(await Table.ApplyAsync("w", [new RowChange(RowChangeKind.Replace, "b", Values("1"), tag)], Never));
        Assert.False(await Table.ApplyAsync("w", [new RowChange(RowChangeKind.Delete, "b")], Never));
        Assert.False(await Table.ApplyAsync("w", [new RowChange(RowChangeKind.Delete, "b", Tag: tag)], Never));
    }

    [Fact]
    public async Task A_replacement_leaves_nothing_of_the_old_row()
    {
        var old = new Dictionary<string, string> { ["text"] = "1", ["more"] = "2" };
        await Table.ApplyAsync("w", [new RowChange(RowChangeKind.Upsert, "a", old)], Never);
        await Table.ApplyAsync("w", [new RowChange(RowChangeKind.Upsert, "a", Values("3"))], Never);
        Assert.Equal(Values("3"), (await Table.FindAsync("w", "a", Never))!.Values);
    }

    [Fact]
    public async Task Hundred_rows_change_at_once_and_a_thousand_are_read_at_once()
    {
        for (var batch = 0; batch < 11; batch++)
            await AddAsync("w", Enumerable.Range(batch * 100, 100).Select(number => $"{number:D5}"));
        Assert.Equal(1_000, (await Table.QueryAsync("w", "", "~", 1_000, Never)).Count);
        Assert.Equal(100, (await Table.QueryAsync("w", "01000", "~", 1_000, Never)).Count);
    }

    [Fact]
    public async Task Every_partition_is_listed_once()
    {
        Assert.Empty(await Table.ListPartitionsAsync(Never));
        await AddAsync("w", ["a", "b"]);
        await AddAsync("_watches", ["w"]);
        await AddAsync("a1", ["a"]);
        Assert.Equal(["_watches", "a1", "w"], await Table.ListPartitionsAsync(Never));
    }

    [Fact]
    public async Task Of_many_writers_at_once_one_wins()
    {
        await AddAsync("w", ["a"]);
        for (var round = 0; round < 3; round++)
        {
            var tag = (await Table.FindAsync("w", "a", Never))!.Tag;
            var writers = Enumerable.Range(0, 200).Select(writer => Task.Run(
                () => Table.ApplyAsync("w", [new RowChange(RowChangeKind.Replace, "a", Values($"{writer}"), tag)], Never)));
            Assert.Single(await Task.WhenAll(writers), won => won);
        }
    }

    private static Dictionary<string, string> Values(string text) => new() { ["text"] = text };

    private static RowChange Insert(string key) => new(RowChangeKind.Insert, key, Values(key));

    private async Task AddAsync(string partition, IEnumerable<string> keys) =>
        Assert.True(await Table.ApplyAsync(partition, [.. keys.Select(Insert)], Never));

    private async Task<IEnumerable<string>> KeysAsync(string partition, string from, string before, int limit) =>
        (await Table.QueryAsync(partition, from, before, limit, Never)).Select(row => row.Key);
}
