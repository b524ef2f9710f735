using System.Text.RegularExpressions;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Infra;

/// <summary>The hooks of <c>azure.yaml</c>, in both shells.</summary>
public sealed partial class HookTests : IDisposable
{
    private const string References =
        "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Web/sites/func/config/configreferences/appsettings";

    private readonly Hook _hook = new();

    public static TheoryData<string> Shells => ["sh", "pwsh"];

    public static TheoryData<string, string, string, string> Refused
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach (string shell in (string[])["sh", "pwsh"])
            {
                data.Add(shell, "AZURE_ENV_NAME", "production", "is called 'production'; accepted: 2 to 8 letters");
                data.Add(shell, "AZURE_ENV_NAME", "p", "The environment is called 'p'");
                data.Add(shell, "AZURE_ENV_NAME", "_x", "The environment is called '_x'");
                data.Add(shell, "AZURE_ENV_NAME", "a b", "The environment is called 'a b'");
                data.Add(shell, "OPERATOR_EMAILS", " , ", "OPERATOR_EMAILS is ' , '; accepted:");
                data.Add(shell, "CLOUDFLARE_API_TOKEN", "", "CLOUDFLARE_API_TOKEN is not set, and no vault");
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task With_everything_given_it_provisions_and_the_time_of_the_first_deployment_is_kept(string shell)
    {
        Ready();
        await ProvisionsAsync(shell);
        Assert.Contains(_hook.Calls, call => FirstDeployed().IsMatch(call));
        _hook.Environment["FIRST_DEPLOYED"] = "2026-12-01T08:00:00Z";
        await ProvisionsAsync(shell);
        Assert.Single(_hook.Calls, call => FirstDeployed().IsMatch(call));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_work_is_refused_in_one_line(string shell, string variable, string value, string line)
    {
        Ready();
        _hook.Environment[variable] = value;
        var result = await _hook.RunAsync(shell, "preprovision");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(line, Assert.Single(result.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain(_hook.Calls, call => call.StartsWith("azd", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Without_a_token_it_provisions_when_the_vault_has_one(string shell)
    {
        Ready();
        _hook.Environment["CLOUDFLARE_API_TOKEN"] = "";
        _hook.Environment["AZURE_KEY_VAULT_NAME"] = "kv";
        await ProvisionsAsync(shell);
        Assert.Contains(_hook.Calls, call => call.Contains("/vaults/kv/secrets/cloudflare-api-token?", StringComparison.Ordinal));
        _hook.Stub("az", "[ \"$1\" = account ]");
        Assert.Equal(1, (await _hook.RunAsync(shell, "preprovision")).ExitCode);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Who_is_not_signed_in_is_told(string shell)
    {
        Ready();
        _hook.Stub("az", "exit 1");
        var result = await _hook.RunAsync(shell, "preprovision");
        Assert.Equal((1, "The Azure CLI is not signed in: az login"), (result.ExitCode, Assert.Single(result.Lines)));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task It_deploys_when_storage_and_references_are_ready_and_waits_until_then(string shell)
    {
        // Each fails twice, then works.
        _hook.Stub("az", """
            n=$(grep -c "$5" "$(dirname "$0")/calls")
            case "$*" in
              *listKeys*) [ "$n" -gt 2 ] ;;
              *refresh*) ;;
              *configreferences*) [ "$n" -gt 2 ] || echo 'Radar__ApiToken: AccessToKeyVaultDenied' ;;
            esac
            """);
        var result = await _hook.RunAsync(shell, "predeploy");
        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
        Assert.Empty(result.Errors);
        Assert.Equal(4, _hook.Calls.Count(call => call.StartsWith("sleep", StringComparison.Ordinal)));
        var last = _hook.Calls.TakeLast(2).ToArray();
        Assert.StartsWith($"az rest --method post --url {References}/refresh?", last[0], StringComparison.Ordinal);
        Assert.StartsWith($"az rest --method get --url {References}?", last[1], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task A_secret_that_does_not_come_ends_the_deployment_with_its_setting(string shell)
    {
        _hook.Stub("az", """
            case "$*" in
              *listKeys* | *refresh*) ;;
              *) printf 'Smtp__Password: SecretNotFound\nRadar__ApiToken: AccessToKeyVaultDenied\n' ;;
            esac
            """);
        var result = await _hook.RunAsync(shell, "predeploy");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(": Smtp__Password: SecretNotFound,Radar__ApiToken: AccessTo", result.Errors, StringComparison.Ordinal);
        Assert.Equal(29, _hook.Calls.Count(call => call.StartsWith("sleep", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Storage_that_stays_closed_is_a_warning_since_the_deployment_will_tell(string shell)
    {
        _hook.Stub("az", "case \"$*\" in *listKeys*) exit 1 ;; esac");
        var result = await _hook.RunAsync(shell, "predeploy");
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("warning: after 5 minutes the host still cannot", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task References_that_cannot_be_listed_are_not_taken_for_resolved(string shell)
    {
        _hook.Stub("az", "case \"$*\" in *listKeys*) ;; *) exit 1 ;; esac");
        var result = await _hook.RunAsync(shell, "predeploy");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("the references cannot be listed", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_hook_that_azd_runs_is_there()
    {
        var azure = File.ReadAllText(RepositoryFiles.GetPath("azure.yaml"));
        var scripts = Script().Matches(azure).Select(match => match.Groups["file"].Value).ToArray();
        Assert.Equal(4, scripts.Length);
        Assert.All(scripts, script => Assert.True(File.Exists(RepositoryFiles.GetPath(script.Split('/'))), script));
    }

    public void Dispose() => _hook.Dispose();

    private void Ready()
    {
        _hook.Environment["CLOUDFLARE_API_TOKEN"] = "token";
        _hook.Stub("az", "");
        _hook.Stub("azd", "");
    }

    private async Task ProvisionsAsync(string shell)
    {
        var result = await _hook.RunAsync(shell, "preprovision");
        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
    }

    [GeneratedRegex(@"^azd env set FIRST_DEPLOYED \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", RegexOptions.NonBacktracking)]
    private static partial Regex FirstDeployed();

    [GeneratedRegex("run: (?<file>.+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Script();
}
