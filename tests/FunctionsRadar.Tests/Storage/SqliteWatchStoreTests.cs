namespace FunctionsRadar.Tests.Storage;

public sealed class SqliteWatchStoreTests(SqliteTables tables) : WatchStoreContract(tables), IClassFixture<SqliteTables>;
