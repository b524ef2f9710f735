using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.FunctionsApp;

/// <summary>An installation whose app is the published worker program.</summary>
internal static class WorkerInstallation
{
    /// <summary>The app settings with which the worker is a part of an installation, kept in the host's storage.</summary>
    public static Dictionary<string, string> AppSettings(this Installation installation)
    {
        var settings = installation.Settings.ToDictionary(
            setting => setting.Key.Replace(":", "__", StringComparison.Ordinal),
            setting => setting.Value ?? "",
            StringComparer.Ordinal);
        settings.Remove("Storage__ConnectionString", out var storage);
        settings["AzureWebJobsStorage"] = storage!;
        settings["CheckSchedule"] = "0 7 * * * *";
        settings["DeliverySchedule"] = "0 * * * * *";
        return settings;
    }

    /// <summary>From now on Radar answers with this legacy share, in a dataset that is recent by the worker's clock.</summary>
    public static void PublishNow(this Installation installation, decimal share) =>
        installation.Publish(share, TimeProvider.System.GetUtcNow().AddMinutes(-10));
}
