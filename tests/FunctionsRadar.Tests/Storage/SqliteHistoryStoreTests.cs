namespace FunctionsRadar.Tests.Storage;

public sealed class SqliteHistoryStoreTests(SqliteTables tables) : HistoryStoreContract(tables), IClassFixture<SqliteTables>;
