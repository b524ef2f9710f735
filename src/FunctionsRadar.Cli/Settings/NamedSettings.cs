using Microsoft.Extensions.Configuration;

namespace FunctionsRadar.Cli.Settings;

/// <summary>Settings from one source, which is named so that each value can tell where it came from.</summary>
internal sealed class NamedSettings : ConfigurationProvider
{
    private readonly string _name;

    public NamedSettings(string name, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        _name = name;
        foreach (var (key, value) in settings)
            Data[key] = value;
    }

    public NamedSettings Without(params string[] sections) =>
        new(_name, Data.Where(pair => !sections.Contains(pair.Key.Split(':')[0], StringComparer.OrdinalIgnoreCase)));

    public override string ToString() => _name;
}
