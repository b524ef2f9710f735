using System.ComponentModel;
using FunctionsRadar.Tests.Infra;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Repository;

/// <summary>Every shell script of the repository, checked by ShellCheck.</summary>
public sealed class ShellScriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Scripts => [".ci/run", "infra/hooks/predeploy.sh", "infra/hooks/preprovision.sh"];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task A_script_has_no_finding(string script) =>
        Assert.Empty(await FindingsAsync(RepositoryFiles.GetPath(script.Split('/'))));

    [Fact]
    public async Task The_steps_of_workflows_have_no_finding()
    {
        var workflows = Directory.EnumerateFiles(RepositoryFiles.GetPath(".github", "workflows"));
        var steps = workflows.SelectMany(workflow => WorkflowSteps.Of(Path.GetFileName(workflow)).Values).ToArray();
        Assert.NotEmpty(steps);
        foreach (var step in steps)
        {
            var file = _folder.GetPath("step.sh");
            await File.WriteAllTextAsync(file, "#!/bin/bash -e\n" + step);
            Assert.Empty(await FindingsAsync(file));
        }
    }

    [Fact]
    public async Task A_seeded_fault_is_found()
    {
        var file = _folder.GetPath("script.sh");
        await File.WriteAllTextAsync(file, "#!/bin/sh\nrm $1/*\n");
        Assert.Contains(await FindingsAsync(file), line => line.Contains("SC2086", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<IReadOnlyList<string>> FindingsAsync(string script)
    {
        try
        {
            return (await CommandLineTool.RunAsync("shellcheck", RepositoryFiles.Root, ["--format", "gcc", script])).Lines;
        }
        catch (Win32Exception)
        {
            Prerequisite.Skip("There is no shellcheck (Debian: apt-get install shellcheck).");
            throw;
        }
    }
}
