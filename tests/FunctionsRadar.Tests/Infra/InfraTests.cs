using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Infra;

public class InfraTests
{
    public static TheoryData<string> Checks => [.. InfraChecks.All.Keys];

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task The_infrastructure_has_no_fault(string check)
    {
        using var folder = new InfraFolder();
        Assert.Empty(await InfraChecks.All[check](folder));
    }

    [Theory]
    [InlineData("diagnostics", "main.bicep", "var token =", "var unused = 1\nvar token =", "no-unused-vars")]
    [InlineData("diagnostics", "modules/alerts.bicep", "emailAddress: address", "emailAdress: address", "BCP")]
    [InlineData(
        "diagnostics", "main.bicep", "string = keyVaultName", "string = secrets.smtpPassword!",
        "outputs-should-not-contain-secrets")]
    [InlineData("formatting", "main.bicep", "param schedule string =", "param schedule  string =", "main.bicep is not formatted")]
    [InlineData("parameters", "main.bicepparam", "param operatorEmails", "param operatorMails", "operatorMails")]
    [InlineData(
        "snapshot", "modules/storage.bicep", "allowSharedKeyAccess: false", "allowSharedKeyAccess: true", "allowSharedKeyAccess")]
    [InlineData("snapshot", "modules/key-vault.bicep", "if (!empty(secrets[?secret.key]))", "if (true)", "cloudflare-api-token")]
    [InlineData("roles", "roles.bicep", "b7e6dc6d-f1e8", "b7e6dc6d-f1e9", "storageBlobDataOwner")]
    [InlineData(
        "roles", "modules/storage.bicep", "roles.storageTableDataContributor", "'974c5e8b-45b9-4653-ba55-5f855dd0fb88'",
        "modules/storage.bicep")]
    [InlineData(
        "settings", "settings.bicep", "  { name: '${prefix}__Severity', value: rule.?severity }\n", "",
        "Watches:{w}:Rules:{r}:Severity")]
    [InlineData("settings", "settings.bicep", "Smtp__Host", "Smtp__Hosts", "Smtp:Hosts")]
    [InlineData("settings", "modules/function-app.bicep", "'AZURE_CLIENT_ID'", "'WEBSITE_TIME_ZONE'", "WEBSITE_TIME_ZONE")]
    [InlineData("schedules", "main.bicep", "'0 7 * * * *'", "'7 * * * *'", "7 * * * *")]
    public async Task A_seeded_fault_is_found(string check, string file, string old, string replacement, string finding)
    {
        using var folder = new InfraFolder();
        folder.Replace(file, old, replacement);
        Assert.Contains(await InfraChecks.All[check](folder), line => line.Contains(finding, StringComparison.Ordinal));
    }

    [Fact]
    public void No_secret_is_in_what_would_be_deployed()
    {
        using var folder = new InfraFolder();
        Assert.Contains("not-a-secret", folder.Read("example.bicepparam"), StringComparison.Ordinal);
        Assert.DoesNotContain("not-a-secret", folder.Read("example.snapshot.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_secret_has_a_default()
    {
        using var folder = new InfraFolder();
        Assert.Contains("param secrets vaulted.secrets = {}\n", folder.Read("main.bicep"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_service_that_azd_deploys_is_the_function_app()
    {
        using var folder = new InfraFolder();
        var app = DeployedApp.Resource(DeployedApp.Reviewed(folder), "Microsoft.Web/sites");
        var service = app.GetProperty("tags").GetProperty("azd-service-name").GetString();
        var azure = File.ReadAllText(RepositoryFiles.GetPath("azure.yaml"));
        Assert.Contains($"\n  {service}:", azure, StringComparison.Ordinal);
        Assert.Contains("project: src/FunctionsRadar\n", azure, StringComparison.Ordinal);
    }
}
