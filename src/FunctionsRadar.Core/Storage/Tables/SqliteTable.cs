using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace FunctionsRadar.Storage.Tables;

/// <summary>
/// An SQLite file, which is made on first use, in a folder that exists, and may be open in several processes. Readers do not wait
/// for the writer; writers wait for each other, for seconds at most.
/// </summary>
internal sealed class SqliteTable(string path) : ITable, IDisposable
{
    private const string Select = "SELECT key, texts, tag FROM rows WHERE partition = $p1 AND ";
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private readonly SemaphoreSlim _writer = new(1);

    public Task<Row?> FindAsync(string partition, string key, CancellationToken cancellation) =>
        ReadAsync(session => session.Query(Select + "key = $p2", ReadRow, partition, key).SingleOrDefault(), cancellation);

    public Task<IReadOnlyList<Row>> QueryAsync(
        string partition, string from, string before, int limit, CancellationToken cancellation)
    {
        const string Sql = Select + "key >= $p2 AND key < $p3 ORDER BY key LIMIT $p4";
        return ReadAsync(session => session.Query(Sql, ReadRow, partition, from, before, limit), cancellation);
    }

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

    public Task<IReadOnlyList<string>> ListPartitionsAsync(CancellationToken cancellation)
    {
        const string Sql = "SELECT DISTINCT partition FROM rows WHERE partition > '' ORDER BY partition";
        return ReadAsync(session => session.Query(Sql, reader => reader.GetString(0)), cancellation);
    }

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
        var texts = JsonSerializer.Serialize(change.Values!, StorageJson.Rows.IReadOnlyDictionaryStringString);
        return 1 == change.Kind switch
        {
            RowChangeKind.Insert =>
                session.Change("INSERT OR IGNORE INTO rows VALUES ($p1, $p2, $p3, $p4)", partition, change.Key, tag, texts),
            RowChangeKind.Upsert =>
                session.Change("INSERT OR REPLACE INTO rows VALUES ($p1, $p2, $p3, $p4)", partition, change.Key, tag, texts),
            RowChangeKind.Replace => session.Change(
                "UPDATE rows SET tag = $p3, texts = $p4 WHERE partition = $p1 AND key = $p2 AND tag = $p5",
                partition, change.Key, tag, texts, change.Tag!),
            _ => session.Change(
                "DELETE FROM rows WHERE partition = $p1 AND key = $p2 AND tag = ifnull($p3, tag)",
                partition, change.Key, change.Tag ?? (object)DBNull.Value),
        };
    }

    private static Row ReadRow(SqliteDataReader reader) => new(
        reader.GetString(0), JsonSerializer.Deserialize(reader.GetString(1), StorageJson.Rows.IReadOnlyDictionaryStringString)!,
        reader.GetString(2));

    private async Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Use(read);
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
