using System.Text.Json;

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

    /// <summary>Names of all app settings, of both kinds of credentials.</summary>
    public static async Task<IReadOnlyList<string>> SettingsAsync(InfraFolder folder)
    {
        var withToken = Settings(await Bicep.ExpandAsync(folder));
        folder.Replace("example.bicepparam", "endpoint: 'Auto'", "endpoint: 'Auto'\n  email: 'me@example.com'");
        var withKey = Settings(await Bicep.ExpandAsync(folder));
        return [.. withToken.Union(withKey)];
    }

    public static JsonElement Resource(JsonElement snapshot, string type) =>
        snapshot.GetProperty("predictedResources").EnumerateArray().Single(resource => resource.GetProperty("type").GetString() == type);

    /// <summary>Settings that Flex Consumption refuses or ignores.</summary>
    public static IReadOnlyList<string> Forbidden(IEnumerable<string> settings) => [.. settings.Intersect(ForbiddenOnFlex, StringComparer.OrdinalIgnoreCase)];

    private static IEnumerable<string> Settings(JsonElement snapshot) =>
        Resource(snapshot, "Microsoft.Web/sites").GetProperty("properties").GetProperty("siteConfig").GetProperty("appSettings")
            .EnumerateArray().Select(setting => setting.GetProperty("name").GetString()!);
}
