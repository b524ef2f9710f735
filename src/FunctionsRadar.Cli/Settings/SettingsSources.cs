using System.Collections;
using System.CommandLine;
using Microsoft.Extensions.Configuration;

namespace FunctionsRadar.Cli.Settings;

/// <summary>
/// Where the settings come from, later ones winning: <c>local.settings.json</c>, environment variables, the command line. Only
/// our own sections are taken.
/// </summary>
internal static class SettingsSources
{
    private static readonly string[] Storages = ["Storage:TableServiceUri", "Storage:ConnectionString", "Storage:Path"];

    /// <summary>What was given, without any default.</summary>
    /// <exception cref="CommandException">A <c>--set</c> cannot be understood.</exception>
    public static IConfigurationRoot Given(ParseResult parsed)
    {
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value));
        return new ConfigurationBuilder()
            .Add(new NamedSettings(LocalSettingsFile.Name, Ours(LocalSettingsFile.Read(Environment.CurrentDirectory))))
            .Add(new NamedSettings("environment", Ours(environment)))
            .Add(new NamedSettings("command line", (parsed.GetValue(CommonOptions.Set) ?? []).Select(ReadOption)))
            .Build();
    }

    /// <summary>What was given, and <c>radar.db</c> as the store when no kind of storage is.</summary>
    public static IConfigurationRoot WithDefaults(IConfigurationRoot given)
    {
        if (Storages.Any(key => !string.IsNullOrWhiteSpace(given[key])))
            return given;
        var defaults = new NamedSettings("default", [KeyValuePair.Create<string, string?>("Storage:Path", "radar.db")]);
        // Last, since an empty value counts as not given, and would still win.
        return new ConfigurationRoot([.. given.Providers, defaults]);
    }

    private static IEnumerable<KeyValuePair<string, string?>> Ours(IEnumerable<KeyValuePair<string, string?>> settings) =>
        settings.Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), pair.Value))
            .Where(pair => AppSettings.IsOurs(pair.Key));

    private static KeyValuePair<string, string?> ReadOption(string option)
    {
        var parts = option.Split('=', 2);
        var key = parts[0].Replace("__", ":", StringComparison.Ordinal);
        return parts.Length == 2 && AppSettings.IsOurs(key)
            ? KeyValuePair.Create(key, (string?)parts[1])
            : throw new CommandException(
                $"--set is '{parts[0]}'; accepted: Key=Value with a key of {string.Join(", ", AppSettings.Sections)}, "
                + "such as Radar:Endpoint=Dimension.");
    }
}
