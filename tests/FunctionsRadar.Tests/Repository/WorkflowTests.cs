using System.Text.RegularExpressions;
using FunctionsRadar.Tests.Infra;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Repository;

/// <summary>The workflows of GitHub, checked without GitHub.</summary>
public sealed partial class WorkflowTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Workflows =>
    [
        .. Directory.EnumerateFiles(RepositoryFiles.GetPath(".github", "workflows"))
            .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Workflows))]
    public async Task A_workflow_is_valid(string workflow)
    {
        var result = await ValidateAsync(Read(workflow));
        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
    }

    [Theory]
    [InlineData("    runs-on:", "    run-on:")]
    [InlineData("needs: test", "needs: tests")]
    [InlineData("on:\n  push:", "on:\n  pushes:")]
    public async Task A_seeded_fault_is_found(string old, string replacement)
    {
        var text = Read("release.yml");
        Assert.Contains(old, text, StringComparison.Ordinal);
        Assert.NotEqual(0, (await ValidateAsync(text.Replace(old, replacement, StringComparison.Ordinal))).ExitCode);
    }

    [Fact]
    public void A_release_is_provisioned_before_it_is_deployed_and_verified_before_both()
    {
        var text = Read("release.yml");
        string[] steps =
            ["gh attestation verify", "azure/login@", "az deployment group create", "predeploy.sh", "Azure/functions-action@"];
        var places = steps.Select(step => text.IndexOf(step, StringComparison.Ordinal)).ToArray();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("linux-arm64")]
    [InlineData("linux-musl-x64")]
    [InlineData("linux-musl-arm64")]
    [InlineData("osx-x64")]
    [InlineData("osx-arm64")]
    [InlineData("win-x64")]
    [InlineData("win-arm64")]
    public void A_release_has_a_native_program_for(string system) =>
        Assert.Contains($"rid: {system} }}", Read("release.yml"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_action_is_pinned_by_commit(string workflow)
    {
        var uses = Uses().Matches(Read(workflow)).Select(match => match.Groups["action"].Value).ToArray();
        Assert.NotEmpty(uses);
        Assert.All(uses, action => Assert.Matches("^[\\w./-]+@[0-9a-f]{40} # v[0-9.]+$", action));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Nothing_is_permitted_unless_a_job_asks_for_it(string workflow) =>
        Assert.Contains("\npermissions: {}\n", Read(workflow), StringComparison.Ordinal);

    [Fact]
    public void A_lock_file_that_is_not_in_the_repository_is_seen()
    {
        var workflow = Read("ci.yml");
        const string Status = "git status --porcelain --untracked-files=all -- \"*packages.lock.json\"";
        Assert.Contains(Status, workflow, StringComparison.Ordinal);
        Assert.DoesNotContain("run: git diff", workflow, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_installs_packages_of_npm_with_their_scripts()
    {
        string[] written =
            [
                .. Workflows.Select(workflow => GetPath(workflow.Data)), RepositoryFiles.GetPath(".ci", "run"),
                RepositoryFiles.GetPath("README.md"),
            ];
        Assert.All(written.SelectMany(File.ReadAllLines).Where(line => NpmInstall().IsMatch(line)),
            line => Assert.Contains("--ignore-scripts", line, StringComparison.Ordinal));
        var started = File.ReadAllText(RepositoryFiles.GetPath("tests", "FunctionsRadar.Tests", "Support", "NodePrograms.cs"));
        Assert.Contains("[\"ci\", \"--silent\", \"--ignore-scripts\"]", started, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string GetPath(string workflow) => RepositoryFiles.GetPath(".github", "workflows", workflow);

    private static string Read(string workflow) => File.ReadAllText(GetPath(workflow));

    // The validator's schema is older than the permission for attestations.
    private async Task<ToolResult> ValidateAsync(string text)
    {
        await NodePrograms.EnsureAsync();
        var file = _folder.GetPath("workflow.yml");
        await File.WriteAllTextAsync(file, Attestations().Replace(text, ""));
        var validator = Path.Combine(NodePrograms.Folder, "node_modules", "@action-validator", "cli", "cli.mjs");
        return await CommandLineTool.RunAsync("node", RepositoryFiles.Root, [validator, file]);
    }

    [GeneratedRegex("^      attestations: (read|write)\n", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attestations();

    [GeneratedRegex(@"\bnpm (ci|install)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NpmInstall();

    [GeneratedRegex(
        @"uses: (?<action>.+)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Uses();
}
