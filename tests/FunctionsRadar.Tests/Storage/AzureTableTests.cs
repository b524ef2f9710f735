namespace FunctionsRadar.Tests.Storage;

public sealed class AzureTableTests(AzuriteTables tables) : TableContract(tables), IClassFixture<AzuriteTables>;
