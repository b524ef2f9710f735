namespace FunctionsRadar.Tests.Storage;

public sealed class AzureRadarTableTests(AzuriteTables tables) : RadarTableContract(tables), IClassFixture<AzuriteTables>;
