using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Infra;

/// <summary>
/// PowerShell, in the version of <c>.config/dotnet-tools.json</c>. It is installed beside the tests: a tool that
/// <c>dotnet tool restore</c> has restored cannot be run any more once the folder of packages has moved (dotnet/sdk#20043).
/// </summary>
public static class PowerShell
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "powershell");
    private static readonly Lazy<Task<ToolResult>> Installed = new(() =>
        CommandLineTool.RunAsync(
            "dotnet", RepositoryFiles.Root, ["tool", "install", "powershell", "--version", Version, "--tool-path", Folder]));

    private static string Version =>
        (string)JsonNode.Parse(File.ReadAllText(RepositoryFiles.GetPath(".config", "dotnet-tools.json")))!
            ["tools"]!["powershell"]!["version"]!;

    // A program of --tool-path looks for the runtime in the usual places alone.
    private static string DotnetRoot => Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory());

    public static async Task<ToolResult> RunAsync(string command, IReadOnlyDictionary<string, string> environment)
    {
        var installed = await Installed.Value;
        if (installed.ExitCode != 0)
            Prerequisite.Skip($"PowerShell cannot be installed: {installed.Errors}");
        return await CommandLineTool.RunAsync(
            Path.Combine(Folder, "pwsh"), RepositoryFiles.Root, ["-NoProfile", "-NonInteractive", "-Command", command],
            new Dictionary<string, string>(environment) { ["DOTNET_ROOT"] = DotnetRoot });
    }
}
