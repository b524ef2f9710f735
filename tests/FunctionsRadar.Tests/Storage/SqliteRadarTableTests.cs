namespace FunctionsRadar.Tests.Storage;

public sealed class SqliteRadarTableTests(SqliteTables tables) : RadarTableContract(tables), IClassFixture<SqliteTables>;
