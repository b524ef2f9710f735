using Azure.Data.Tables;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Benchmarks;

/// <summary>A table of Azurite with a history; gone with the process.</summary>
internal static class AzuriteTable
{
    public static async Task<BenchmarkServer> ServeAsync(AzuriteProcess azurite, int snapshots)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"radar{snapshots}");
        await SampleHistory.FillAsync(new AzureTable(new TableClient(azurite.ConnectionString, name)), snapshots);
        return await BenchmarkServer.StartAsync(
            ("Storage:ConnectionString", azurite.ConnectionString), ("Storage:TableName", name));
    }
}
