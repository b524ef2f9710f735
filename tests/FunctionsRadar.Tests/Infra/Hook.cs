using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Infra;

/// <summary>A hook of <c>azure.yaml</c>, run in a shell whose <c>az</c> and <c>azd</c> are scripts that note how they were called.</summary>
public sealed class Hook : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Variables of the environment; all that azd would set are absent unless given here.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal)
    {
        ["AZURE_ENV_NAME"] = "prod",
        ["AZURE_SUBSCRIPTION_ID"] = "sub",
        ["AZURE_RESOURCE_GROUP"] = "rg",
        ["AZURE_FUNCTION_APP_NAME"] = "func",
        ["AZURE_KEY_VAULT_NAME"] = "",
        ["OPERATOR_EMAILS"] = "ops@example.com, oncall@example.net",
        ["CLOUDFLARE_API_TOKEN"] = "",
        ["CLOUDFLARE_API_KEY"] = "",
        ["FIRST_DEPLOYED"] = "",
    };

    /// <summary>What the hook called, a line a call.</summary>
    public string[] Calls => File.Exists(Log) ? File.ReadAllLines(Log) : [];

    private string Log => _folder.PathOf("calls");

    /// <summary>What a program does when it is called: lines of sh, with what it was called with in <c>$*</c>.</summary>
    public void Answer(string program, string lines)
    {
        var file = _folder.PathOf(program);
        File.WriteAllText(file, $"#!/bin/sh\necho \"{program} $*\" >> '{Log}'\n{lines}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Runs it.</summary>
    /// <param name="shell"><c>sh</c> or <c>pwsh</c>.</param>
    /// <param name="name">Its name, without what says for which shell it is.</param>
    public Task<ToolResult> RunAsync(string shell, string name)
    {
        if (OperatingSystem.IsWindows())
            Needs.Skip("The programs that stand in for az and azd are scripts for sh.");
        Answer("sleep", "");
        Environment["PATH"] = $"{_folder.PathOf("")}{Path.PathSeparator}{System.Environment.GetEnvironmentVariable("PATH")}";
        var script = RepositoryFiles.PathOf("infra", "hooks", $"{name}.{(shell == "sh" ? "sh" : "ps1")}");
        return shell == "sh"
            ? CommandLineTool.RunAsync("sh", RepositoryFiles.Root, [script], Environment)
            : PowerShell.RunAsync($"function Start-Sleep {{ sleep }}; & '{script}'; exit $LASTEXITCODE", Environment);
    }

    public void Dispose() => _folder.Dispose();
}
