using System.Text.RegularExpressions;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Settings;
using FunctionsRadar.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace FunctionsRadar.Tests.Repository;

/// <summary>
/// The sample and the documentation name the keys that the app reads. That Bicep does is checked with the infrastructure.
/// </summary>
public partial class SettingsFilesTests
{
    private static readonly Dictionary<string, string> Documented = DocumentedDefault()
        .Matches(File.ReadAllText(RepositoryFiles.GetPath("docs", "settings.md")))
        .ToDictionary(match => match.Groups["key"].Value, match => match.Groups["value"].Value);

    private static readonly string[] OfTheHost = ["FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage"];

    [Fact]
    public void The_sample_names_every_setting_and_no_other() =>
        Assert.Equal(
            KnownSettings.Keys,
            Sample().Keys.Except(OfTheHost).Select(SettingPlaceholders.GetKey).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_documentation_names_every_setting_and_no_other()
    {
        var text = File.ReadAllText(RepositoryFiles.GetPath("docs", "settings.md"));
        var rows = DocumentedKey().Matches(text).Select(match => match.Groups["key"].Value);
        Assert.Equal(KnownSettings.Keys, rows.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("docs/settings.md", "`")]
    [InlineData("infra/receivers.bicep", "'")]
    public void Every_kind_of_receiver_can_be_looked_up_and_deployed(string path, string quote) =>
        AssertNames(path, quote, ReceiverKinds.Types);

    [Theory]
    [InlineData("docs/settings.md", "`")]
    [InlineData("infra/types.bicep", "'")]
    public void Every_measure_can_be_looked_up_and_deployed(string path, string quote) =>
        AssertNames(path, quote, MeasureDefinition.ForRules.Select(measure => measure.ToString()));

    [Fact]
    public void The_documentation_states_the_defaults_in_force() =>
        Assert.All(Read([]).Effective.Where(setting => setting.Source == "default"), AgreesWithDocumentation);

    [Fact]
    public void The_sample_states_the_defaults() => Assert.All(Read(Sample()).Effective, AgreesWithDocumentation);

    [Fact]
    public void The_sample_works_once_a_token_is_given()
    {
        var sample = Sample();
        Assert.NotEmpty(Read(sample).Errors);
        sample["Radar__ApiToken"] = "token";
        var reader = Read(sample);
        Assert.Empty(reader.Errors);
        Assert.Empty(reader.Warnings);
    }

    [Fact]
    public void The_sample_has_no_secret()
    {
        foreach (var (key, value) in Sample().Where(pair => SecretName().IsMatch(pair.Key)))
            Assert.Equal((key, ""), (key, value));
    }

    private static void AssertNames(string path, string quote, IEnumerable<string> names)
    {
        var text = File.ReadAllText(RepositoryFiles.GetPath(path));
        Assert.All(names, name => Assert.Contains($"{quote}{name}{quote}", text, StringComparison.Ordinal));
    }

    private static void AgreesWithDocumentation(EffectiveSetting setting)
    {
        if (Documented.TryGetValue(SettingPlaceholders.GetKey(setting.Key), out var value))
            Assert.Equal(Canonical(value), Canonical(setting.Value));
    }

    private static string Canonical(string value) =>
        DurationText.TryParse(value, out var duration) ? DurationText.Format(duration) : value.TrimEnd('/');

    private static Dictionary<string, string?> Sample()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(RepositoryFiles.GetPath("local.settings.sample.json")));
        var values = document.RootElement.GetProperty("Values").EnumerateObject();
        return values.ToDictionary(value => value.Name, value => value.Value.GetString());
    }

    private static SettingsReader Read(Dictionary<string, string?> values)
    {
        var reader = new SettingsReader(Configuration(values));
        AppSettings.Read(reader);
        return reader;
    }

    // As the Functions app reads them, which keeps everything where its host does.
    private static ConfigurationManager Configuration(Dictionary<string, string?> values)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(values.Select(
            pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), pair.Value)));
        configuration.AddHostStorage();
        return configuration;
    }

    [GeneratedRegex(
        @"^\| `(?<key>[A-Z][A-Za-z]+(:[^`]+|Schedule|Receivers))` \|",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DocumentedKey();

    [GeneratedRegex(
        @"^\| `(?<key>[A-Z][A-Za-z]+(:[^`]+|Schedule|Receivers))` \| `(?<value>[^`]+)` \|",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DocumentedDefault();

    [GeneratedRegex(
        "(ApiToken|ApiKey|Password|Secrets|RoutingKey|Api__Key|__Url)$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretName();
}
