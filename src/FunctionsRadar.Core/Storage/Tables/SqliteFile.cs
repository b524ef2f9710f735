using Microsoft.Data.Sqlite;

namespace FunctionsRadar.Storage.Tables;

/// <summary>How an SQLite file is opened, and laid out on first use, by whichever process comes first.</summary>
internal static class SqliteFile
{
    private const int Version = 1;

    // The row without partition and key counts the writes; its tag is that of the last one.
    private const string Create = """
        PRAGMA journal_mode = WAL;
        BEGIN IMMEDIATE;
        CREATE TABLE IF NOT EXISTS rows (
            partition TEXT NOT NULL, key TEXT NOT NULL, tag INTEGER NOT NULL, texts TEXT NOT NULL,
            PRIMARY KEY (partition, key)) WITHOUT ROWID;
        INSERT OR IGNORE INTO rows VALUES ('', '', 0, '{}');
        PRAGMA user_version = 1;
        COMMIT;
        """;

    public static void Open(SqliteConnection connection)
    {
        MakePrivate(connection.DataSource);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 5000";
        command.ExecuteNonQuery();
        command.CommandText = "PRAGMA user_version";
        var version = (long)command.ExecuteScalar()!;
        if (version > Version)
            throw new StorageException(
                $"The SQLite file has layout {version}, written by a newer version of this program; "
                + $"this one reads up to {Version}.");
        if (version == Version)
            return;
        command.CommandText = Create;
        command.ExecuteNonQuery();
    }

    // Who was told what is nobody else's business on a shared machine. SQLite gives the files beside it the same mode.
    private static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows() || File.Exists(path))
            return;
        try
        {
            const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = Mode };
            File.Open(path, options).Dispose();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Another process made it, or SQLite meets the same obstacle next, and says what it is.
        }
    }
}
