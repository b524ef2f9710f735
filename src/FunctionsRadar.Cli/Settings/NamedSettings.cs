using Microsoft.Extensions.Configuration;

namespace FunctionsRadar.Cli.Settings;

/// <summary>Settings from one source, which is named so that each value can tell where it came from.</summary>
internal sealed class NamedSettings : ConfigurationProvider, IConfigurationSource
{
    private readonly string _name;

    public NamedSettings(string name, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        _name = name;
        foreach (var (key, value) in settings)
            Data[key] = value;
    }

    /// <summary>The same source with only some of its sections.</summary>
    public NamedSettings Without(params string[] sections) =>
        new(_name, Data.Where(pair => !sections.Contains(pair.Key.Split(':')[0], StringComparer.OrdinalIgnoreCase)));

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override string ToString() => _name;
}
