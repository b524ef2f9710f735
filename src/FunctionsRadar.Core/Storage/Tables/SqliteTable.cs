using Microsoft.Data.Sqlite;

namespace FunctionsRadar.Storage.Tables;

/// <summary>An SQLite file, maybe open in several processes. Writers wait for each other; readers do not wait.</summary>
internal sealed class SqliteTable(string path) : ITable, IDisposable
{
    private const string Select = "SELECT key, texts, tag FROM rows WHERE partition = $p1 AND ";
    private readonly string _address = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 10 }.ToString();
    private readonly SemaphoreSlim _writer = new(1);

    public async Task<Row?> FindAsync(string partition, string key, CancellationToken cancellation) =>
        (await ReadAsync(Select + "key = $p2", [partition, key], ReadRow, cancellation)).SingleOrDefault();

    public Task<IReadOnlyList<Row>> QueryAsync(
        string partition, string from, string before, int limit, CancellationToken cancellation) => ReadAsync(
        Select + "key >= $p2 AND key < $p3 ORDER BY key LIMIT $p4", [partition, from, before, limit], ReadRow, cancellation);

    public Task<IReadOnlyList<string>> ListPartitionsAsync(CancellationToken cancellation) => ReadAsync(
        "SELECT DISTINCT partition FROM rows WHERE partition > '' ORDER BY partition", [], row => row.GetString(0), cancellation);

    public async Task<bool> ApplyAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        await _writer.WaitAsync(cancellation);
        try
        {
            return Use(connection => Apply(connection, partition, changes));
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <summary>Closes the file. Nothing may be under way.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(_address);
        SqliteConnection.ClearPool(connection);
        _writer.Dispose();
    }

    private static bool Apply(SqliteConnection connection, string partition, IReadOnlyList<RowChange> changes)
    {
        using var transaction = connection.BeginTransaction();
        using var next = Command(connection, "UPDATE rows SET tag = tag + 1 WHERE partition = '' AND key = '' RETURNING tag");
        var tag = next.ExecuteScalar()!;
        var isApplied = changes.All(change => Apply(connection, partition, change, tag));
        if (isApplied)
            transaction.Commit();
        return isApplied;
    }

    private static bool Apply(SqliteConnection connection, string partition, RowChange change, object tag)
    {
        var texts = JsonSerializer.Serialize(change.Values!, StorageJson.Rows.IReadOnlyDictionaryStringString);
        var sql = change.Kind switch
        {
            RowChangeKind.Insert => "INSERT OR IGNORE INTO rows VALUES ($p1, $p2, $p3, $p4)",
            RowChangeKind.Upsert => "INSERT OR REPLACE INTO rows VALUES ($p1, $p2, $p3, $p4)",
            RowChangeKind.Replace => "UPDATE rows SET tag = $p3, texts = $p4 WHERE partition = $p1 AND key = $p2 AND tag = $p5",
            _ => "DELETE FROM rows WHERE partition = $p1 AND key = $p2 AND tag = ifnull($p5, tag)",
        };
        using var command = Command(connection, sql, partition, change.Key, tag, texts, change.Tag ?? (object)DBNull.Value);
        return command.ExecuteNonQuery() == 1;
    }

    private static Row ReadRow(SqliteDataReader row) => new(
        row.GetString(0), JsonSerializer.Deserialize(row.GetString(1), StorageJson.Rows.IReadOnlyDictionaryStringString)!,
        row.GetString(2));

    private static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"$p{i + 1}", values[i]);
        return command;
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(
        string sql, object[] values, Func<SqliteDataReader, T> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Use(connection =>
        {
            using var command = Command(connection, sql, values);
            using var reader = command.ExecuteReader();
            var results = new List<T>();
            while (reader.Read())
                results.Add(read(reader));
            return results;
        });
    }

    private T Use<T>(Func<SqliteConnection, T> use)
    {
        using var connection = new SqliteConnection(_address);
        try
        {
            SqliteFile.Open(connection);
            return use(connection);
        }
        catch (SqliteException error)
        {
            // What failed is not used again.
            SqliteConnection.ClearPool(connection);
            throw new StorageException($"The SQLite file {path} cannot be used: {error.Message}", error);
        }
    }
}
