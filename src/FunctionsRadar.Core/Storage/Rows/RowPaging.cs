using System.Runtime.CompilerServices;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage.Rows;

/// <summary>Reads ranges: all of their rows, or a page of what is wanted of them.</summary>
internal static class RowPaging
{
    public const int MaxPage = 1_000;
    private const int MaxQueries = 10;

    public static Task<IReadOnlyList<Row>> QueryAsync(
        this ITable table, RowRange range, int limit, CancellationToken cancellation) =>
        table.QueryAsync(range.Partition, range.From, range.Before, limit, cancellation);

    /// <summary>In the order of their keys, a query at a time.</summary>
    public static async IAsyncEnumerable<Row> ReadAsync(
        this ITable table, RowRange range, [EnumeratorCancellation] CancellationToken cancellation, int firstLimit = MaxPage)
    {
        for (var limit = firstLimit; !range.IsEmpty; limit = MaxPage)
        {
            var rows = await table.QueryAsync(range, limit, cancellation);
            foreach (var row in rows)
                yield return row;
            if (rows.Count < limit)
                break;
            range = range.After(rows[^1].Key);
        }
    }

    /// <summary>The last key first. Only one page is kept; to find where pages begin, all are read once before.</summary>
    public static async IAsyncEnumerable<Row> ReadBackwardAsync(
        this ITable table, RowRange range, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var pages = await table.ReadAsync(range, cancellation).Chunk(MaxPage)
            .Select(page => RowRange.Between(range.Partition, page[0].Key, page[^1].Key)).ToListAsync(cancellation);
        foreach (var page in Enumerable.Reverse(pages))
        {
            foreach (var row in (await table.QueryAsync(page, MaxPage, cancellation)).Reverse())
                yield return row;
        }
    }

    /// <summary>A page of 1 to 1,000 items. One that would take more than ten queries ends early, and has a next one.</summary>
    /// <param name="read">Null for a row that is not wanted.</param>
    /// <param name="after">A cursor; null for the first page.</param>
    /// <param name="isSparse">Few rows are wanted: the first query, too, asks for as many as it may.</param>
    /// <exception cref="CursorException"><paramref name="after"/> is not a cursor of such a list.</exception>
    public static async Task<Page<T>> ReadPageAsync<T>(
        this ITable table, RowRange range, Func<Row, T?> read, int limit, string? after, CancellationToken cancellation,
        bool isSparse = false)
        where T : class
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxPage);
        var found = new List<T>();
        if (after is not null)
            range = range.After(Cursor.Read(after, range.Prefix));
        for (var queries = 0; queries < MaxQueries && found.Count < limit && !range.IsEmpty; queries++)
        {
            // One row more tells whether there is a next page.
            var size = isSparse || queries > 0 ? MaxPage : Math.Min(limit + 1, MaxPage);
            var rows = await table.QueryAsync(range, size, cancellation);
            var used = 0;
            for (; used < rows.Count && found.Count < limit; used++)
            {
                if (read(rows[used]) is { } item)
                    found.Add(item);
            }
            if (used == rows.Count && used < size)
                return new Page<T>(found, null);
            range = range.After(rows[used - 1].Key);
            after = Cursor.After(rows[used - 1]);
        }
        return new Page<T>(found, range.IsEmpty ? null : after);
    }
}
