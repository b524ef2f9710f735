using Microsoft.Extensions.Configuration;

namespace FunctionsRadar.Settings;

/// <summary>Where the Functions app keeps everything unless told otherwise: in the storage account of its host.</summary>
internal static class HostStorage
{
    /// <summary>Takes the host's storage, by connection string or by identity, when no setting of ours names one.</summary>
    public static void AddHostStorage(this IConfigurationManager configuration)
    {
        if ((Given("Storage:TableServiceUri") ?? Given("Storage:ConnectionString") ?? Given("Storage:Path")) is not null)
            return;
        var address = Given("AzureWebJobsStorage:tableServiceUri")
            ?? (Given("AzureWebJobsStorage:accountName") is { } account ? $"https://{account}.table.core.windows.net" : null);
        configuration.AddInMemoryCollection(
        [
            new("Storage:TableServiceUri", address),
            new("Storage:ConnectionString", address is null ? Given("AzureWebJobsStorage") : null),
        ]);

        string? Given(string key) => string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key];
    }
}
