namespace FunctionsRadar.Tests.Storage;

public sealed class SqliteTableTests(SqliteTables tables) : TableContract(tables), IClassFixture<SqliteTables>;
