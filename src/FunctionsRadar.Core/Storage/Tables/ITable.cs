namespace FunctionsRadar.Storage.Tables;

/// <summary>As Azure Table Storage has it: rows of a partition are ordered by key (ordinal), and change atomically.</summary>
/// <exception cref="StorageException">From every method: the store cannot be reached, or refuses.</exception>
internal interface ITable
{
    Task<Row?> FindAsync(string partition, string key, CancellationToken cancellation);

    /// <summary>At most 1 to 1,000 rows from a key up to, but not including, another, in the order of their keys.</summary>
    Task<IReadOnlyList<Row>> QueryAsync(string partition, string from, string before, int limit, CancellationToken cancellation);

    /// <summary>
    /// Applies 1 to 100 changes of different rows, all or none. False after a conflict; it may be wrong after a retried request,
    /// which may have been applied the first time.
    /// </summary>
    Task<bool> ApplyAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation);

    /// <summary>In order. For copying and tests: it may read the whole table.</summary>
    Task<IReadOnlyList<string>> ListPartitionsAsync(CancellationToken cancellation);
}
