using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage.Rows;

/// <summary>A range of rows that is read in pages.</summary>
internal sealed record RowList(string Partition, string Prefix, string From, string Before)
{
    public static RowList All(string partition, string prefix) => new(partition, prefix, prefix, RowKeys.EndOf(prefix));

    public async Task<Page<T>> ReadAsync<T>(ITable table, Func<Row, T?> read, int limit, string? after, CancellationToken cancellation)
        where T : class
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, RowPaging.MaximumPage);
        var from = after is null ? From : Later(From, RowKeys.After(Cursor.Read(after, Prefix)));
        if (string.CompareOrdinal(from, Before) >= 0)
            return new Page<T>([], null);
        // One row more tells whether there is a next page; a page of the largest size has no room for it.
        var rows = await table.QueryAsync(Partition, from, Before, Math.Min(limit + 1, RowPaging.MaximumPage), cancellation);
        var hasMore = rows.Count > limit || rows.Count == RowPaging.MaximumPage;
        return new Page<T>([.. rows.Take(limit).Select(read).OfType<T>()], hasMore ? Cursor.After(rows[Math.Min(limit, rows.Count) - 1]) : null);
    }

    private static string Later(string one, string other) => string.CompareOrdinal(one, other) >= 0 ? one : other;
}
