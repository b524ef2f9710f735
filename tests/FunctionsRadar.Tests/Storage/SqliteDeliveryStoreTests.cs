namespace FunctionsRadar.Tests.Storage;

public sealed class SqliteDeliveryStoreTests(SqliteTables tables) : DeliveryStoreContract(tables), IClassFixture<SqliteTables>;
