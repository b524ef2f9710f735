namespace FunctionsRadar.Storage.Tables;

/// <summary>
/// One table of rows, each with a partition, a key and texts by name, as Azure Table Storage has it: rows of a partition are
/// ordered by key (ordinal), and changes within a partition are atomic. There are two: Azure Table Storage, and SQLite. Every
/// method throws <see cref="StorageException"/> when the store cannot be reached or refuses.
/// </summary>
internal interface ITable
{
    Task<Row?> FindAsync(string partition, string key, CancellationToken cancellation);

    /// <summary>At most 1 to 1,000 rows from a key up to, but not including, another, in the order of their keys.</summary>
    Task<IReadOnlyList<Row>> QueryAsync(string partition, string from, string before, int limit, CancellationToken cancellation);

    /// <summary>
    /// Applies 1 to 100 changes of different rows of a partition, all or none. False when a row's tag was not the expected one
    /// (or the row was there, or not there, against expectation); then nothing was changed. After a retried request a false may
    /// be wrong: the request itself may have been applied before.
    /// </summary>
    Task<bool> ApplyAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation);

    /// <summary>Every partition's name, each once, in order. Reads the whole table: for copying and for tests.</summary>
    Task<IReadOnlyList<string>> ListPartitionsAsync(CancellationToken cancellation);
}
