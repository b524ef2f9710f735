using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Infra;

/// <summary>PowerShell: a tool of <c>.config/dotnet-tools.json</c>.</summary>
public static class PowerShell
{
    private static readonly Lazy<Task<ToolResult>> Restored =
        new(() => CommandLineTool.RunAsync("dotnet", RepositoryFiles.Root, ["tool", "restore"]));

    public static async Task<ToolResult> RunAsync(string command, IReadOnlyDictionary<string, string> environment)
    {
        var restored = await Restored.Value;
        if (restored.ExitCode != 0)
            Prerequisite.Skip($"PowerShell cannot be restored: {restored.Errors}");
        string[] arguments = ["tool", "run", "pwsh", "--", "-NoProfile", "-NonInteractive", "-Command", command];
        return await CommandLineTool.RunAsync("dotnet", RepositoryFiles.Root, arguments, environment);
    }
}
