using System.Text.RegularExpressions;
using FunctionsRadar.Settings;
using FunctionsRadar.Tests.Repository;

namespace FunctionsRadar.Tests.Infra;

/// <summary>The checks of <c>infra/</c>; each returns a line for each fault.</summary>
public static partial class InfraChecks
{
    // Shared keys are off in Azure, and the host asks for its own keys: these belong to the standalone program.
    private static readonly string[] Standalone = ["Api:Key", "Storage:ConnectionString", "Storage:Path"];

    // The platform's own.
    private static readonly string[] Platform = ["APPLICATIONINSIGHTS_", "AZURE_", "AzureWebJobsStorage:"];

    public static IReadOnlyDictionary<string, Func<InfraFolder, Task<IReadOnlyList<string>>>> All { get; } =
        new Dictionary<string, Func<InfraFolder, Task<IReadOnlyList<string>>>>
        {
            ["diagnostics"] = Bicep.DiagnosticsAsync,
            ["formatting"] = Bicep.UnformattedAsync,
            ["parameters"] = Bicep.UnboundAsync,
            ["snapshot"] = Bicep.ChangesAsync,
            ["roles"] = folder => Task.FromResult(Roles.Faults(folder)),
            ["settings"] = SettingsAsync,
            ["schedules"] = folder => Task.FromResult(Schedules(folder)),
        };

    private static async Task<IReadOnlyList<string>> SettingsAsync(InfraFolder folder)
    {
        var all = await DeployedApp.SettingsAsync(folder);
        var forbidden = DeployedApp.Forbidden(all);
        var ours = all.Except(forbidden).Select(SettingPlaceholders.GetKey)
            .Where(key => !Platform.Any(key.StartsWith)).Distinct().ToArray();
        return
        [
            .. forbidden.Select(setting => $"{setting} is forbidden on Flex Consumption"),
            .. ours.Except(KnownSettings.Keys).Select(key => $"{key} is set, but the app does not know it"),
            .. KnownSettings.Keys.Except(ours).Except(Standalone).Select(key => $"{key} cannot be set"),
        ];
    }

    private static IReadOnlyList<string> Schedules(InfraFolder folder)
    {
        var defaults = ScheduleDefault().Matches(folder.Read("main.bicep"))
            .Select(match => match.Groups["value"].Value).ToArray();
        return defaults.Length == 2
            ? [.. defaults.Where(schedule => Schedule.TryParse(schedule) is null)]
            : [$"{defaults.Length} schedules have a default"];
    }

    [GeneratedRegex(
        @"param \w*[sS]chedule string = '(?<value>[^']*)'",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ScheduleDefault();
}
