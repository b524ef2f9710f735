using System.Collections;
using Microsoft.Extensions.Configuration;
using Setting = System.Collections.Generic.KeyValuePair<string, string?>;

namespace FunctionsRadar.Cli.Settings;

/// <summary>Our own sections of <c>local.settings.json</c>, environment variables and the command line; later ones win.</summary>
internal static class SettingsSources
{
    public static IConfigurationRoot Given(ParseResult parsed)
    {
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(variable => new Setting((string)variable.Key, (string?)variable.Value));
        return new ConfigurationRoot(
        [
            new NamedSettings(LocalSettingsFile.Name, Ours(LocalSettingsFile.Read(Environment.CurrentDirectory))),
            new NamedSettings("environment", Ours(environment)),
            new NamedSettings("command line", (parsed.GetValue(CommonOptions.Set) ?? []).Select(ReadOption)),
        ]);
    }

    /// <summary>What was given, and <c>radar.db</c> as the store when no kind of storage is.</summary>
    public static IConfigurationRoot WithDefaults(IConfigurationRoot given)
    {
        if (StorageOptions.Kinds.Any(key => !string.IsNullOrWhiteSpace(given[key])))
            return given;
        // Last, since an empty value counts as not given, and would still win.
        var defaults = new NamedSettings("default", [new Setting("Storage:Path", "radar.db")]);
        return new ConfigurationRoot([.. given.Providers, defaults]);
    }

    private static IEnumerable<Setting> Ours(IEnumerable<Setting> settings) =>
        settings.Select(pair => new Setting(WithColons(pair.Key), pair.Value)).Where(pair => AppSettings.IsOurs(pair.Key));

    private static Setting ReadOption(string option)
    {
        var parts = option.Split('=', 2);
        var key = WithColons(parts[0]);
        return parts.Length == 2 && AppSettings.IsOurs(key)
            ? new Setting(key, parts[1])
            : throw new CommandException(
                $"--set is '{parts[0]}'; accepted: Key=Value with a key of {string.Join(", ", AppSettings.Sections)}, "
                + "such as Radar:Endpoint=Dimension.");
    }

    private static string WithColons(string key) => key.Replace("__", ":", StringComparison.Ordinal);
}
