using Microsoft.Data.Sqlite;

namespace FunctionsRadar.Storage.Tables;

/// <summary>An open connection to an SQLite file with its prepared statements; for one user at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    public SqliteSession(string path)
    {
        var address = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 10 };
        _connection = new SqliteConnection(address.ToString());
        try
        {
            MakePrivate(path);
            _connection.Open();
            SqliteSchema.Prepare(this);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    // Who was told what is nobody else's business on a shared machine. SQLite gives the files beside it the same mode.
    private static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows() || File.Exists(path) || path.StartsWith(':') || path.Length == 0)
            return;
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        try
        {
            using var file = new FileStream(path, options);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // SQLite meets the same obstacle next, and says what it is.
        }
    }

    public Row? Find(string partition, string key)
    {
        using var reader = Prepare("SELECT key, texts, tag FROM rows WHERE partition = $p1 AND key = $p2", partition, key)
            .ExecuteReader();
        return reader.Read() ? ReadRow(reader) : null;
    }

    public IReadOnlyList<Row> Query(string partition, string from, string before, int limit)
    {
        const string sql = "SELECT key, texts, tag FROM rows "
            + "WHERE partition = $p1 AND key >= $p2 AND key < $p3 ORDER BY key LIMIT $p4";
        using var reader = Prepare(sql, partition, from, before, limit).ExecuteReader();
        var rows = new List<Row>();
        while (reader.Read())
            rows.Add(ReadRow(reader));
        return rows;
    }

    /// <summary>The text of the first column of the first row; null for none.</summary>
    public string? Text(string sql, params ReadOnlySpan<object> values) => Prepare(sql, values).ExecuteScalar() as string;

    /// <summary>The number in the first column of the first row.</summary>
    public long Number(string sql, params ReadOnlySpan<object> values) => (long)Prepare(sql, values).ExecuteScalar()!;

    /// <summary>Changes rows; returns how many.</summary>
    public int Change(string sql, params ReadOnlySpan<object> values) => Prepare(sql, values).ExecuteNonQuery();

    public void Dispose()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<object> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = string.Create(null, $"$p{i}") });
            _commands.Add(sql, command);
        }
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        return command;
    }

    private static Row ReadRow(SqliteDataReader reader) => new(
        reader.GetString(0),
        JsonSerializer.Deserialize(reader.GetString(1), StorageJson.Rows.DictionaryStringString)!,
        reader.GetString(2));
}
