using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Settings;
using Microsoft.Extensions.Configuration;

namespace FunctionsRadar.Tests.Repository;

/// <summary>The keys that the app reads, found by letting it read.</summary>
public static class KnownSettings
{
    /// <summary>Every key, with <c>{w}</c>, <c>{r}</c> and <c>{n}</c> for the names of a watch, a rule and a receiver.</summary>
    public static IReadOnlyList<string> Keys { get; } = Find();

    private static string[] Find()
    {
        var source = new Recorder(new Dictionary<string, string?>(
            ReceiverKinds.Types.Select(type => KeyValuePair.Create($"Receivers:{type}:Type", (string?)type)))
        {
            ["Watches:w:Rules:r:Measure"] = "RiseInPoints",
        });
        using var configuration = new ConfigurationRoot([source]);
        AppSettings.Read(new SettingsReader(configuration));
        var keys = source.Asked.Where(key => AppSettings.IsOurs(key));
        return
        [
            .. keys.Where(key => !source.Asked.Any(other => other.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase)))
                .Select(SettingPlaceholders.GetKey)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Holds a few settings, and remembers which were asked for.</summary>
    private sealed class Recorder : ConfigurationProvider
    {
        public Recorder(IDictionary<string, string?> data) => Data = data;

        public SortedSet<string> Asked { get; } = new(StringComparer.OrdinalIgnoreCase);

        public override bool TryGet(string key, out string? value)
        {
            Asked.Add(key);
            return base.TryGet(key, out value);
        }
    }
}
