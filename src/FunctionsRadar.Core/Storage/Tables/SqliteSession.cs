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
            Dispose();
            throw;
        }
    }

    // Who was told what is nobody else's business on a shared machine. SQLite gives the files beside it the same mode.
    private static void MakePrivate(string path)
    {
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (OperatingSystem.IsWindows() || File.Exists(path))
            return;
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = Mode };
            File.Open(path, options).Dispose();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Another process made it, or SQLite meets the same obstacle next, and says what it is.
        }
    }

    public IReadOnlyList<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        var results = new List<T>();
        while (reader.Read())
            results.Add(read(reader));
        return results;
    }

    public long Number(string sql) => (long)Prepare(sql).ExecuteScalar()!;

    /// <summary>How many rows it changed.</summary>
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
            _commands.Add(sql, command = new SqliteCommand(sql, _connection));
        command.Parameters.Clear();
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"$p{i + 1}", values[i]);
        return command;
    }
}
