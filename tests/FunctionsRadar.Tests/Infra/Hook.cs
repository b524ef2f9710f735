using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Infra;

/// <summary>A hook of <c>azure.yaml</c>, run in a shell with what stands in for <c>az</c> and <c>azd</c>.</summary>
public sealed class Hook : IDisposable
{
    private readonly FakePrograms _programs = new();

    /// <summary>Variables of the environment; all that azd would set are empty unless given here.</summary>
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
    public string[] Calls => _programs.Calls;

    /// <summary>What a program does when it is called.</summary>
    public void Stub(string program, string lines) => _programs.Stub(program, lines);

    /// <summary>Runs it.</summary>
    /// <param name="shell"><c>sh</c> or <c>pwsh</c>.</param>
    /// <param name="name">Its name, without what says for which shell it is.</param>
    public Task<ToolResult> RunAsync(string shell, string name)
    {
        _programs.Stub("sleep");
        Environment["PATH"] = _programs.SearchPath;
        var script = RepositoryFiles.GetPath("infra", "hooks", $"{name}.{(shell == "sh" ? "sh" : "ps1")}");
        return shell == "sh"
            ? CommandLineTool.RunAsync("sh", RepositoryFiles.Root, [script], Environment)
            : PowerShell.RunAsync($"function Start-Sleep {{ sleep }}; & '{script}'; exit $LASTEXITCODE", Environment);
    }

    public void Dispose() => _programs.Dispose();
}
