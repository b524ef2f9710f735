namespace FunctionsRadar.Tests.Infra;

/// <summary>The function app as Bicep would deploy it, with everything that can be set.</summary>
public static class DeployedApp
{
    private static readonly string[] ForbiddenOnFlex =
    [
        "FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_EXTENSION_VERSION", "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_CONTENTSHARE",
        "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING", "WEBSITE_TIME_ZONE", "SCM_DO_BUILD_DURING_DEPLOYMENT", "linuxFxVersion",
        "AzureWebJobsStorage", "APPINSIGHTS_INSTRUMENTATIONKEY",
    ];

    /// <summary>
    /// Names of all app settings. A token and a key exclude each other: this expands the parameters with a key, and those with
    /// a token are in the snapshot.
    /// </summary>
    public static async Task<IReadOnlyList<string>> SettingsAsync(InfraFolder folder)
    {
        var withToken = Settings(Reviewed(folder)).Where(name => name.StartsWith("Radar__", StringComparison.Ordinal));
        folder.Replace("example.bicepparam", "endpoint: 'Dimension'", "endpoint: 'Dimension'\n  email: 'me@example.com'");
        return [.. Settings(await Bicep.ExpandAsync(folder)).Union(withToken)];
    }

    /// <summary>What would be deployed, as it was reviewed.</summary>
    public static JsonElement Reviewed(InfraFolder folder)
    {
        using var document = JsonDocument.Parse(folder.Read("example.snapshot.json"));
        return document.RootElement.Clone();
    }

    public static JsonElement Resource(JsonElement snapshot, string type) =>
        snapshot.GetProperty("predictedResources").EnumerateArray().Single(
            resource => resource.GetProperty("type").GetString() == type);

    /// <summary>Settings that Flex Consumption refuses or ignores.</summary>
    public static IReadOnlyList<string> Forbidden(IEnumerable<string> settings) =>
        [.. settings.Intersect(ForbiddenOnFlex, StringComparer.OrdinalIgnoreCase)];

    private static IEnumerable<string> Settings(JsonElement snapshot) =>
        Resource(snapshot, "Microsoft.Web/sites").GetProperty("properties").GetProperty("siteConfig").GetProperty("appSettings")
            .EnumerateArray().Select(setting => setting.GetProperty("name").GetString()!);
}
