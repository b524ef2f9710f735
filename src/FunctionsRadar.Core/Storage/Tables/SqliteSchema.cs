namespace FunctionsRadar.Storage.Tables;

/// <summary>How an SQLite file is laid out; created on first use, by whichever process comes first.</summary>
internal static class SqliteSchema
{
    private const int Version = 1;

    // The row without partition and key counts the writes; its tag is that of the last one.
    private const string Create = """
        BEGIN IMMEDIATE;
        CREATE TABLE IF NOT EXISTS rows (
            partition TEXT NOT NULL, key TEXT NOT NULL, tag INTEGER NOT NULL, texts TEXT NOT NULL,
            PRIMARY KEY (partition, key)) WITHOUT ROWID;
        INSERT OR IGNORE INTO rows VALUES ('', '', 0, '{}');
        PRAGMA user_version = 1;
        COMMIT;
        """;

    public static void Prepare(SqliteSession session)
    {
        session.Change("PRAGMA busy_timeout = 5000");
        var version = session.Number("PRAGMA user_version");
        if (version > Version)
            throw new StorageException(
                $"The SQLite file has layout {version}, written by a newer version of this program; "
                + $"this one reads up to {Version}.");
        if (version == Version)
            return;
        // On its own: the library swallows errors of what follows a statement with a result.
        session.Change("PRAGMA journal_mode = WAL");
        session.Change(Create);
    }
}
