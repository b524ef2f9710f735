using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage.Rows;

/// <summary>A range of rows that is read in pages.</summary>
internal sealed record RowList(string Partition, string Prefix, string From, string Before)
{
    /// <summary>Most queries for a page with a condition, each of <see cref="RowPaging.MaxPage"/> rows.</summary>
    private const int MaxQueries = 10;

    public static RowList All(string partition, string prefix) => new(partition, prefix, prefix, RowKeys.GetEnd(prefix));

    /// <summary>
    /// A page of what is wanted of the rows. It is full whatever that takes, but for the last one and for one that would take
    /// more than <see cref="MaxQueries"/> queries: that one ends early, and the next goes on from there.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="read">Reads a row; null when it cannot be read, or is not wanted.</param>
    /// <param name="limit">How many at most; 1 to 1,000.</param>
    /// <param name="after"><see cref="Page{T}.After"/> of the page before; null for the first.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <param name="isSparse">True when few are wanted: then the first query asks for as many rows as it may, too.</param>
    public async Task<Page<T>> ReadAsync<T>(
        ITable table, Func<Row, T?> read, int limit, string? after, CancellationToken cancellation, bool isSparse = false)
        where T : class
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, RowPaging.MaxPage);
        var found = new List<T>();
        var from = after is null ? From : Later(From, RowKeys.After(Cursor.Read(after, Prefix)));
        for (var query = 0; query < MaxQueries && string.CompareOrdinal(from, Before) < 0; query++)
        {
            // One row more tells whether there is a next page.
            var size = isSparse || query > 0 ? RowPaging.MaxPage : Math.Min(limit + 1, RowPaging.MaxPage);
            var rows = await table.QueryAsync(Partition, from, Before, size, cancellation);
            foreach (var row in rows)
            {
                from = RowKeys.After(row.Key);
                after = Cursor.After(row);
                if (read(row) is { } item)
                    found.Add(item);
                if (found.Count == limit)
                    return new Page<T>(found, rows.Count < size && ReferenceEquals(row, rows[^1]) ? null : after);
            }
            if (rows.Count < size)
                return new Page<T>(found, null);
        }
        return new Page<T>(found, string.CompareOrdinal(from, Before) < 0 ? after : null);
    }

    private static string Later(string one, string other) => string.CompareOrdinal(one, other) >= 0 ? one : other;
}
