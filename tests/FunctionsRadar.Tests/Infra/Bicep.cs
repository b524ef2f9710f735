using System.Reflection;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Infra;

/// <summary>The Bicep compiler, which needs neither Azure nor a network for any of this.</summary>
public static class Bicep
{
    private static readonly string[] Nowhere =
    [
        "--subscription-id", "00000000-0000-0000-0000-000000000001", "--tenant-id", "00000000-0000-0000-0000-000000000002",
        "--resource-group", "rg-radar-test", "--location", "westeurope",
    ];

    private static readonly Dictionary<string, string> Deployer = new() { ["OPERATOR_EMAILS"] = "ops@example.com" };

    /// <summary>
    /// Everything that the compiler and the linter say; levels do not matter, since any finding is one too many.
    /// </summary>
    public static async Task<IReadOnlyList<string>> DiagnosticsAsync(InfraFolder folder) =>
        (await RunAsync(folder, "lint", "--no-restore", "--pattern", "**/*.bicep")).Lines;

    /// <summary>Files that the formatter would write otherwise.</summary>
    public static async Task<IReadOnlyList<string>> UnformattedAsync(InfraFolder folder)
    {
        var before = folder.Sources;
        await RunAsync(folder, "format", "--pattern", "**/*.bicep");
        await RunAsync(folder, "format", "--pattern", "**/*.bicepparam");
        return [.. folder.Sources.Where(file => before[file.Key] != file.Value).Select(file => $"{file.Key} is not formatted")];
    }

    /// <summary>What is wrong with the parameter files.</summary>
    public static async Task<IReadOnlyList<string>> UnboundAsync(InfraFolder folder)
    {
        var findings = new List<string>();
        foreach (var file in folder.Sources.Keys.Where(file => file.EndsWith(".bicepparam", StringComparison.Ordinal)))
        {
            var result = await RunAsync(folder, "build-params", file, "--no-restore", "--stdout");
            if (result.ExitCode != 0 || result.Errors.Length > 0)
                findings.Add($"{file}: {result.Errors}");
        }
        return findings;
    }

    /// <summary>What <c>main.bicepparam</c> makes of the environment's variables: parameters, or errors.</summary>
    public static Task<ToolResult> ParametersAsync(InfraFolder folder, IReadOnlyDictionary<string, string> environment) =>
        CommandLineTool.RunAsync(
            Compiler(), folder.Root, ["build-params", "main.bicepparam", "--no-restore", "--stdout"], environment);

    /// <summary>Compiles the template to one JSON file, as a release carries it.</summary>
    public static Task<ToolResult> CompileAsync(InfraFolder folder, string file) =>
        RunAsync(folder, "build", "main.bicep", "--no-restore", "--outfile", file);

    /// <summary>How what would be deployed differs from what was reviewed.</summary>
    public static async Task<IReadOnlyList<string>> ChangesAsync(InfraFolder folder)
    {
        var result = await RunAsync(folder, ["snapshot", "example.bicepparam", "--mode", "validate", .. Nowhere]);
        return result.ExitCode == 0 ? [] : result.Lines;
    }

    /// <summary>What would be deployed with the parameters of <c>example.bicepparam</c>.</summary>
    public static async Task<JsonElement> ExpandAsync(InfraFolder folder)
    {
        var result = await RunAsync(folder, ["snapshot", "example.bicepparam", "--mode", "overwrite", .. Nowhere]);
        Assert.True(result.ExitCode == 0, string.Join('\n', result.Lines));
        return DeployedApp.Reviewed(folder);
    }

    private static Task<ToolResult> RunAsync(InfraFolder folder, params string[] arguments) =>
        CommandLineTool.RunAsync(Compiler(), folder.Root, arguments, Deployer);

    private static string Compiler()
    {
        var own = Environment.GetEnvironmentVariable("BICEP_PATH");
        if (!string.IsNullOrEmpty(own))
            return own;
        var packaged = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "BicepPath").Value;
        if (!OperatingSystem.IsLinux() || packaged is null || !File.Exists(packaged.Replace('\\', '/')))
            Prerequisite.Skip("There is no Bicep compiler: set BICEP_PATH (on Linux x64 a package brings it).");
        return packaged!.Replace('\\', '/');
    }
}
