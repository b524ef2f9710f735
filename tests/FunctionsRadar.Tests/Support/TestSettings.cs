using Microsoft.Extensions.Configuration;

namespace FunctionsRadar.Tests.Support;

/// <summary>Settings of a test; of a key that comes twice, the last value counts.</summary>
internal static class TestSettings
{
    /// <summary>Settings given as keys and values in turn.</summary>
    public static IConfigurationRoot Configure(params string[] pairs) =>
        Configure(pairs.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1])));

    public static IConfigurationRoot Configure(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in settings)
            values[key] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }

    public static AppSettings Read(IEnumerable<KeyValuePair<string, string?>> settings) => AppSettings.Read(Configure(settings));

    /// <summary>Settings with a store, and the token of the Radar of the tests, unless they say otherwise.</summary>
    public static AppSettings Read(TemporaryFolder folder, params string[] pairs) => AppSettings.Read(
        Configure(["Radar:ApiToken", RadarServer.Token, "Storage:Path", folder.GetPath("radar.db"), .. pairs]));
}
