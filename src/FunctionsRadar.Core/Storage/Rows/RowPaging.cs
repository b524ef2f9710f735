using System.Runtime.CompilerServices;

using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage.Rows;

/// <summary>Reads more rows than one query returns.</summary>
internal static class RowPaging
{
    /// <summary>Most rows that one query returns.</summary>
    public const int MaxPage = 1_000;

    /// <summary>All rows whose key starts with a prefix, in order.</summary>
    public static async IAsyncEnumerable<Row> ReadAllAsync(
        this ITable table, string partition, string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in table.ReadPagesAsync(partition, prefix, RowKeys.GetEnd(prefix), cancellation))
        {
            foreach (var row in page)
                yield return row;
        }
    }

    /// <summary>The rows of a range, page by page; no page is empty.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<Row>> ReadPagesAsync(
        this ITable table, string partition, string from, string before, [EnumeratorCancellation] CancellationToken cancellation)
    {
        IReadOnlyList<Row> page;
        do
        {
            page = await table.QueryAsync(partition, from, before, MaxPage, cancellation);
            if (page.Count > 0)
            {
                yield return page;
                from = RowKeys.After(page[^1].Key);
            }
        }
        while (page.Count == MaxPage);
    }

    /// <summary>
    /// The rows of a range, the last key first. Only one page is kept; to find where pages begin, all are read once before.
    /// </summary>
    public static async IAsyncEnumerable<Row> ReadBackwardAsync(
        this ITable table, string partition, string from, string before,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var pages = table.ReadPagesAsync(partition, from, before, cancellation);
        var starts = await pages.Select(page => page[0].Key).ToListAsync(cancellation);
        for (var end = before; starts.Count > 0; starts.RemoveAt(starts.Count - 1))
        {
            var page = await table.QueryAsync(partition, starts[^1], end, MaxPage, cancellation);
            for (var i = page.Count - 1; i >= 0; i--)
                yield return page[i];
            end = starts[^1];
        }
    }
}
