using FunctionsRadar.Tests.Infra;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Repository;

/// <summary>What the scripts of the workflows do, run with what stands in for <c>gh</c> and <c>az</c>.</summary>
public sealed class ReleaseTests : IDisposable
{
    private const string MakeRelease = "Make the release, or complete what an earlier run began";
    private const string SayInfrastructure = "Say what changed, and which infrastructure it needs";
    // Of the two characters that stand in for the infrastructure.
    private const string SumOfNothing = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    private const string Verify = "Verify that this workflow built it from this tag";

    private readonly TemporaryFolder _folder = new();
    private readonly FakePrograms _programs = new();

    [Theory]
    [InlineData("v1.2.3", "gh release edit v1.2.3 --draft=false")]
    [InlineData("v1.2.3-rc.1", "gh release edit v1.2.3-rc.1 --draft=false --prerelease --latest=false")]
    public async Task A_release_shows_when_it_is_complete_and_a_pre_release_is_not_the_latest(string tag, string last)
    {
        _programs.Stub("gh", "[ \"$2\" != view ]");
        Assert.Equal(0, (await RunAsync("release.yml", MakeRelease, tag)).ExitCode);
        Assert.Equal(["view", "create", "upload", "edit"], _programs.Calls.Select(call => call.Split(' ')[2]));
        Assert.Contains("--draft", _programs.Calls[1], StringComparison.Ordinal);
        Assert.Equal(last, _programs.Calls[3]);
    }

    [Fact]
    public async Task A_run_again_completes_the_release_that_is_there()
    {
        _programs.Stub("gh");
        Assert.Equal(0, (await RunAsync("release.yml", MakeRelease, "v1.2.3")).ExitCode);
        Assert.Equal(["view", "upload", "edit"], _programs.Calls.Select(call => call.Split(' ')[2]));
        Assert.EndsWith("--clobber", _programs.Calls[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v1.0.0", "It is the first one.")]
    [InlineData("v1.0.1", "It is that of v1.0.0: there is nothing to provision when you come from there.")]
    [InlineData("v1.1.0", "It is not that of v1.0.1: provision before you deploy the package.")]
    public async Task A_release_says_which_infrastructure_it_needs(string tag, string line)
    {
        _programs.Stub("gh", "echo '- Something'");
        await HistoryAsync();
        var result = await RunAsync("release.yml", SayInfrastructure, tag);
        Assert.True(result.ExitCode == 0, result.Errors);
        var notes = await File.ReadAllTextAsync(_folder.GetPath("notes.md"));
        Assert.StartsWith("- Something\n\n## Infrastructure\n", notes, StringComparison.Ordinal);
        Assert.Contains($"(SHA-256 {SumOfNothing}). {line}", notes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "exit 0", 0)]
    [InlineData("changed", "exit 0", 1)]
    [InlineData("", "exit 1", 1)]
    public async Task What_is_deployed_is_what_was_built_and_attested(string change, string attested, int exitCode)
    {
        _programs.Stub("gh", attested);
        foreach (var file in (string[])["functionsradar.zip", "infrastructure.json", "infrastructure.bicepparam"])
            await File.WriteAllTextAsync(_folder.GetPath(file), file);
        await CommandLineTool.RunAsync("bash", _folder.GetPath(""), ["-c", "sha256sum -- * >checksums.txt"]);
        await File.AppendAllTextAsync(_folder.GetPath("functionsradar.zip"), change);
        Assert.Equal(exitCode, (await RunAsync("release.yml", Verify, "v1.2.3")).ExitCode);
        Assert.All(
            _programs.Calls,
            call => Assert.Contains("--signer-workflow owner/name/.github/", call, StringComparison.Ordinal));
        Assert.True(exitCode == 1 || _programs.Calls.Length == 3);
    }

    [Fact]
    public async Task A_pull_request_shows_what_would_change()
    {
        _programs.Stub("az", """
            echo '{ "status": "Succeeded", "changes": [
              { "changeType": "Modify", "resourceId": "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Web/sites/func",
                "delta": [{ "path": "properties.siteConfig" }] },
              { "changeType": "Create", "resourceId": "/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv",
                "delta": null }] }'
            """);
        var result = await RunAsync("what-if.yml", "Ask what would change", "");
        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.Equal(
            ["- Modify: `Microsoft.Web/sites/func` `properties.siteConfig`", "- Create: `Microsoft.KeyVault/vaults/kv`"],
            (await File.ReadAllLinesAsync(_folder.GetPath("comment.md")))[2..]);
        Assert.Contains("--validation-level ProviderNoRbac", _programs.Calls[0], StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _programs.Dispose();
        _folder.Dispose();
    }

    private Task<ToolResult> RunAsync(string workflow, string step, string tag)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "These steps run on Linux alone, and use its programs.");
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = _programs.SearchPath,
            ["TAG"] = tag,
            ["GH_REPO"] = "owner/name",
            ["GITHUB_REPOSITORY"] = "owner/name",
            ["GITHUB_REF"] = $"refs/tags/{tag}",
            ["GITHUB_STEP_SUMMARY"] = _folder.GetPath("summary.md"),
            ["AZURE_RESOURCE_GROUP"] = "rg",
        };
        return CommandLineTool.RunAsync("bash", _folder.GetPath(""), ["-e", "-c", WorkflowSteps.Of(workflow)[step]], environment);
    }

    // Three releases, of which the last has another infrastructure.
    private async Task HistoryAsync()
    {
        var result = await CommandLineTool.RunAsync("bash", _folder.GetPath(""), ["-euc", """
            git init --quiet . && git config user.email a@example.com && git config user.name a
            mkdir infra packages && echo '{}' | tr -d '\n' >packages/infrastructure.json
            echo 1 >infra/main.bicep && git add infra && git commit --quiet --message 1 && git tag v1.0.0
            echo 1 >code && git add code && git commit --quiet --message 2 && git tag v1.0.1
            echo 2 >infra/main.bicep && git add infra && git commit --quiet --message 3 && git tag v1.1.0
            """]);
        Assert.True(result.ExitCode == 0, result.Errors);
    }
}
