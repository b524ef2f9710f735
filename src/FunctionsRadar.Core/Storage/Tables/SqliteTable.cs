using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace FunctionsRadar.Storage.Tables;

/// <summary>
/// The rows in an SQLite file, which is made on first use and may be open in several processes. Readers do not wait for the
/// writer; writers wait for each other, for seconds at most.
/// </summary>
/// <param name="path">Path of the file; its folder must exist.</param>
internal sealed class SqliteTable(string path) : ITable, IDisposable
{
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private readonly SemaphoreSlim _writer = new(1);

    /// <inheritdoc/>
    public Task<Row?> FindAsync(string partition, string key, CancellationToken cancellation) =>
        Read(session => session.Find(partition, key), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Row>> QueryAsync(
        string partition, string from, string before, int limit, CancellationToken cancellation) =>
        Read(session => session.Query(partition, from, before, limit), cancellation);

    /// <inheritdoc/>
    public async Task<bool> ApplyAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        await _writer.WaitAsync(cancellation);
        try
        {
            return Use(session => Apply(session, partition, changes));
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListPartitionsAsync(CancellationToken cancellation) => Read<IReadOnlyList<string>>(
        session =>
        {
            var partitions = new List<string>();
            const string sql = "SELECT min(partition) FROM rows WHERE partition > $p1";
            while (session.Text(sql, partitions.LastOrDefault("")) is { } next)
                partitions.Add(next);
            return partitions;
        },
        cancellation);

    /// <summary>Opens the file, which makes it when it is not there, and sees that it can be written.</summary>
    /// <exception cref="StorageException">It cannot be made or written.</exception>
    public void CheckWritable() => Use(session =>
    {
        session.Change("BEGIN IMMEDIATE");
        return session.Change("ROLLBACK");
    });

    /// <summary>Closes the file. Nothing may be under way.</summary>
    public void Dispose()
    {
        while (_idle.TryTake(out var session))
            session.Dispose();
        _writer.Dispose();
    }

    private static bool Apply(SqliteSession session, string partition, IReadOnlyList<RowChange> changes)
    {
        session.Change("BEGIN IMMEDIATE");
        var tag = session.Number("UPDATE rows SET tag = tag + 1 WHERE partition = '' AND key = '' RETURNING tag");
        var isApplied = changes.All(change => Apply(session, partition, change, tag));
        session.Change(isApplied ? "COMMIT" : "ROLLBACK");
        return isApplied;
    }

    private static bool Apply(SqliteSession session, string partition, RowChange change, long tag)
    {
        var texts = JsonSerializer.Serialize(change.Values?.ToDictionary(), StorageJson.Rows.DictionaryStringString);
        return 1 == change.Kind switch
        {
            RowChangeKind.Insert =>
                session.Change("INSERT OR IGNORE INTO rows VALUES ($p1, $p2, $p3, $p4)", partition, change.Key, tag, texts),
            RowChangeKind.Upsert =>
                session.Change("INSERT OR REPLACE INTO rows VALUES ($p1, $p2, $p3, $p4)", partition, change.Key, tag, texts),
            RowChangeKind.Replace => session.Change(
                "UPDATE rows SET tag = $p1, texts = $p2 WHERE partition = $p3 AND key = $p4 AND tag = $p5",
                tag, texts, partition, change.Key, CreateTag(change)),
            RowChangeKind.Delete when change.Tag is null =>
                session.Change("DELETE FROM rows WHERE partition = $p1 AND key = $p2", partition, change.Key),
            _ => session.Change(
                "DELETE FROM rows WHERE partition = $p1 AND key = $p2 AND tag = $p3", partition, change.Key, CreateTag(change)),
        };
    }

    private static long CreateTag(RowChange change) =>
        long.TryParse(change.Tag, NumberStyles.None, CultureInfo.InvariantCulture, out var tag) ? tag : -1;

    private Task<T> Read<T>(Func<SqliteSession, T> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return Task.FromResult(Use(read));
        }
        catch (StorageException error)
        {
            return Task.FromException<T>(error);
        }
    }

    // A session that failed is closed, which undoes what it had begun, and is not used again.
    private T Use<T>(Func<SqliteSession, T> use)
    {
        SqliteSession? session = null;
        try
        {
            if (!_idle.TryTake(out session))
                session = new SqliteSession(path);
            var result = use(session);
            _idle.Add(session);
            return result;
        }
        catch (Exception error)
        {
            session?.Dispose();
            if (error is not SqliteException)
                throw;
            throw new StorageException($"The SQLite file {path} cannot be used: {error.Message}", error);
        }
    }
}
