namespace FunctionsRadar.Tests.Storage;

public sealed class AzureWatchStoreTests(AzuriteTables tables) : WatchStoreContract(tables), IClassFixture<AzuriteTables>;
