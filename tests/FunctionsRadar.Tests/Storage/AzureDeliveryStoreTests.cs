namespace FunctionsRadar.Tests.Storage;

public sealed class AzureDeliveryStoreTests(AzuriteTables tables) : DeliveryStoreContract(tables), IClassFixture<AzuriteTables>;
