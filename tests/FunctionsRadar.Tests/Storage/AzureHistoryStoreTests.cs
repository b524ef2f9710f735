namespace FunctionsRadar.Tests.Storage;

public sealed class AzureHistoryStoreTests(AzuriteTables tables) : HistoryStoreContract(tables), IClassFixture<AzuriteTables>;
