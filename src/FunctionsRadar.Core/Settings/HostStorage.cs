using Microsoft.Extensions.Configuration;

namespace FunctionsRadar.Settings;

/// <summary>Where the Functions app keeps everything unless told otherwise: in the storage account of its host.</summary>
internal static class HostStorage
{
    private const string Host = "AzureWebJobsStorage";

    /// <summary>
    /// Takes the host's storage, by connection string or by identity, when no storage is given by settings of ours.
    /// </summary>
    public static void AddHostStorage(this IConfigurationManager configuration)
    {
        if (IsGiven(configuration, "Storage:TableServiceUri") || IsGiven(configuration, "Storage:ConnectionString")
            || IsGiven(configuration, "Storage:Path"))
            return;
        if (Find(configuration) is { } storage)
            configuration.AddInMemoryCollection([storage]);
    }

    private static KeyValuePair<string, string?>? Find(IConfiguration configuration)
    {
        if (IsGiven(configuration, $"{Host}:tableServiceUri"))
            return KeyValuePair.Create("Storage:TableServiceUri", configuration[$"{Host}:tableServiceUri"]);
        if (IsGiven(configuration, $"{Host}:accountName"))
            return KeyValuePair.Create(
                "Storage:TableServiceUri", (string?)$"https://{configuration[$"{Host}:accountName"]}.table.core.windows.net");
        if (IsGiven(configuration, Host))
            return KeyValuePair.Create("Storage:ConnectionString", configuration[Host]);
        return null;
    }

    private static bool IsGiven(IConfiguration configuration, string key) => !string.IsNullOrWhiteSpace(configuration[key]);
}
