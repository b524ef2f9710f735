using System.Text.RegularExpressions;

namespace FunctionsRadar.Tests.Repository;

/// <summary>Keys with placeholders for the names in them, so that keys from different files can be compared.</summary>
public static partial class SettingPlaceholders
{
    /// <summary>
    /// The key of a setting written with colons or double underscores: <c>Watches__x__Spf</c> is <c>Watches:{w}:Spf</c>.
    /// </summary>
    public static string GetKey(string setting)
    {
        var key = setting.Replace("__", ":", StringComparison.Ordinal);
        return Receiver().Replace(Rule().Replace(Watch().Replace(key, "Watches:{w}:"), "Rules:{r}:"), "Receivers:{n}:");
    }

    [GeneratedRegex("^Watches:[a-z0-9]+:", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Watch();

    [GeneratedRegex("Rules:[a-z0-9]+:", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rule();

    [GeneratedRegex("^Receivers:[a-z0-9]+:", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Receiver();
}
