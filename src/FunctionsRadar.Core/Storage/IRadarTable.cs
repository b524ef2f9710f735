namespace FunctionsRadar.Storage;

/// <summary>
/// One table of rows, each with a partition, a key and texts by name, as Azure Table Storage has it: rows of a partition are ordered
/// by key (ordinal), and changes within a partition are atomic. There are two: Azure Table Storage, and SQLite.
/// Every method throws <see cref="StorageException"/> when the store cannot be reached or refuses.
/// </summary>
public interface IRadarTable
{
    /// <summary>The row, or null.</summary>
    Task<Row?> FindAsync(string partition, string key, CancellationToken cancellation);

    /// <summary>At most <paramref name="limit"/> rows (1 to 1,000) with a key from <paramref name="from"/> up to, but not including, <paramref name="before"/>, in the order of their keys.</summary>
    Task<IReadOnlyList<Row>> QueryAsync(string partition, string from, string before, int limit, CancellationToken cancellation);

    /// <summary>
    /// Applies 1 to 100 changes of different rows of a partition, all or none. False when a row's tag was not the expected one (or the row was there, or
    /// not there, against expectation); then nothing was changed. After a retried request a false may be wrong: the request itself may have been applied before.
    /// </summary>
    Task<bool> ApplyAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation);

    /// <summary>Every partition's name, each once, in order. Reads the whole table: for copying and for tests.</summary>
    Task<IReadOnlyList<string>> ListPartitionsAsync(CancellationToken cancellation);
}

/// <summary>A row as it was read.</summary>
/// <param name="Key">Its key within the partition, without <c>/ \ # ?</c> and control characters.</param>
/// <param name="Values">Texts by name; names are of letters and digits, a text has at most 32,768 characters.</param>
/// <param name="Tag">Changes with every write; expected back by conditional changes.</param>
public sealed record Row(string Key, IReadOnlyDictionary<string, string> Values, string Tag);

/// <summary>What to do.</summary>
public enum RowChangeKind
{
    /// <summary>Add the row; a conflict when it is there.</summary>
    Insert,

    /// <summary>Replace the row; a conflict when it is not there or its tag is another.</summary>
    Replace,

    /// <summary>Add the row, or replace it whatever its tag.</summary>
    Upsert,

    /// <summary>Delete the row; a conflict when it is not there or, with a tag given, when its tag is another.</summary>
    Delete,
}

/// <summary>A change of one row.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Key">The row's key.</param>
/// <param name="Values">The row's new texts, whole; null for a deletion.</param>
/// <param name="Tag">The tag the row must have; needed for a replacement, optional for a deletion, null otherwise.</param>
public sealed record RowChange(RowChangeKind Kind, string Key, IReadOnlyDictionary<string, string>? Values = null, string? Tag = null);
