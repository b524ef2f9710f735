using System.Text.RegularExpressions;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Infra;

/// <summary>What the parameters make of what people give.</summary>
public sealed partial class ParameterTests : IDisposable
{
    private static readonly string[] Optional =
        ["Microsoft.Authorization/locks", "Microsoft.Insights/diagnosticSettings", "Microsoft.Consumption/budgets"];

    private readonly InfraFolder _folder = new();

    [Theory]
    [InlineData("my-")]
    [InlineData("dev_1")]
    [InlineData("a.b")]
    [InlineData("X--Y")]
    [InlineData("(1)")]
    [InlineData("abcdefgh")]
    public async Task Every_name_that_azd_takes_for_an_environment_makes_names_that_Azure_takes(string environment)
    {
        _folder.Replace("example.bicepparam", "environmentName = 'test'", $"environmentName = '{environment}'");
        var snapshot = await Bicep.ExpandAsync(_folder);
        Assert.Matches(VaultName(), FindName(snapshot, "Microsoft.KeyVault/vaults"));
        Assert.Matches(AccountName(), FindName(snapshot, "Microsoft.Storage/storageAccounts"));
        Assert.Matches(AppName(), FindName(snapshot, "Microsoft.Web/sites"));
    }

    [Fact]
    public async Task What_is_optional_is_off_unless_it_is_given()
    {
        var given = _folder.Read("example.bicepparam");
        _folder.Write("example.bicepparam", given[..given.IndexOf("param purgeProtection", StringComparison.Ordinal)]);
        _folder.Replace("example.bicepparam", "param storageSku = 'Standard_ZRS'\n", "");
        var snapshot = await Bicep.ExpandAsync(_folder);
        var resources = snapshot.GetProperty("predictedResources").EnumerateArray();
        Assert.Empty(resources.Select(resource => resource.GetProperty("type").GetString()).Intersect(Optional));
        Assert.DoesNotContain("enablePurgeProtection\": true", _folder.Read("example.snapshot.json"), StringComparison.Ordinal);
        Assert.Contains("\"Standard_LRS\"", _folder.Read("example.snapshot.json"), StringComparison.Ordinal);
        var site = DeployedApp.Resource(snapshot, "Microsoft.Web/sites").GetProperty("properties").GetProperty("siteConfig");
        Assert.Equal(0, site.GetProperty("ipSecurityRestrictions").GetArrayLength());
        Assert.Equal("Allow", site.GetProperty("ipSecurityRestrictionsDefaultAction").GetString());
    }

    [Theory]
    [InlineData("ops@example.com")]
    [InlineData(" ops@example.com , oncall@example.net,")]
    [InlineData("ops@example.com;oncall@example.net")]
    public async Task Operators_may_be_given_with_spaces_and_semicolons(string emails)
    {
        var operators = (await ParametersAsync(("OPERATOR_EMAILS", emails))).GetProperty("operatorEmails").GetProperty("value");
        Assert.All(operators.EnumerateArray(), address => Assert.Matches(@"^\w+@example\.\w+$", address.GetString()!));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" , ")]
    public async Task Without_operators_nothing_is_deployed(string emails)
    {
        var result = await Bicep.ParametersAsync(_folder, new Dictionary<string, string> { ["OPERATOR_EMAILS"] = emails });
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("OPERATOR_EMAILS is empty; accepted:", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("northeurope", "northeurope")]
    public async Task The_region_is_the_one_that_azd_asked_for_or_else_that_of_the_group(string asked, string? region)
    {
        var parameters = await ParametersAsync(("OPERATOR_EMAILS", "ops@example.com"), ("AZURE_LOCATION", asked));
        Assert.Equal(region, parameters.GetProperty("location").GetProperty("value").GetString());
    }

    // As the release workflow makes them.
    [Fact]
    public async Task The_parameters_work_with_the_compiled_template_of_a_release()
    {
        Assert.Empty((await Bicep.CompileAsync(_folder, "infrastructure.json")).Lines);
        _folder.Replace("main.bicepparam", "using 'main.bicep'", "using 'infrastructure.json'");
        var parameters = await ParametersAsync(("OPERATOR_EMAILS", "ops@example.com"), ("CLOUDFLARE_API_TOKEN", "not-a-secret"));
        var secrets = parameters.GetProperty("secrets").GetProperty("value");
        Assert.Equal("not-a-secret", secrets.GetProperty("cloudflareApiToken").GetString());
    }

    [Fact]
    public async Task What_operations_tells_to_write_into_the_parameters_compiles()
    {
        var given = _folder.Read("main.bicepparam");
        var operations = File.ReadAllText(RepositoryFiles.GetPath("docs", "operations.md"));
        var blocks = BicepBlock().Matches(operations).Select(match => match.Groups["text"].Value).ToArray();
        Assert.NotEmpty(blocks);
        foreach (var block in blocks)
        {
            _folder.Write("main.bicepparam", given[..given.IndexOf("param secrets", StringComparison.Ordinal)] + block);
            Assert.True((await ParametersAsync(("OPERATOR_EMAILS", "ops@example.com"))).TryGetProperty("receivers", out _));
        }
    }

    public void Dispose() => _folder.Dispose();

    private async Task<JsonElement> ParametersAsync(params (string Name, string Value)[] given)
    {
        var environment = given.ToDictionary(variable => variable.Name, variable => variable.Value);
        var result = await Bicep.ParametersAsync(_folder, environment);
        Assert.Empty(result.Errors);
        using var document = JsonDocument.Parse(result.Output);
        using var parameters = JsonDocument.Parse(document.RootElement.GetProperty("parametersJson").GetString()!);
        return parameters.RootElement.GetProperty("parameters").Clone();
    }

    private static string FindName(JsonElement snapshot, string type) =>
        DeployedApp.Resource(snapshot, type).GetProperty("name").GetString()!;

    [GeneratedRegex("```bicep\n(?<text>[^`]+)```", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BicepBlock();

    [GeneratedRegex("^(?=.{3,24}$)[a-z]([a-z0-9]|-(?=[a-z0-9]))*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VaultName();

    [GeneratedRegex("^[a-z0-9]{3,24}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AccountName();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,30}[a-z0-9]$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AppName();
}
