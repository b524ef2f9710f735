using System.Diagnostics;
using System.Text.Json.Nodes;

namespace FunctionsRadar.Tests.Support;

/// <summary>The TypeScript compiler with the types of the npm package <c>cloudflare</c>.</summary>
internal static class SdkCompiler
{
    public const string Summary = "Success<SecuritySummaryV2Response>";
    public const string DeprecatedSummary = "Success<SummaryTLSVersionResponse>";
    public const string TopTlds = "Success<TLDGetResponse>";
    public const string Failure = "Failure";

    /// <summary>What the compiler finds wrong with each response; nothing for one that has its type.</summary>
    public static async Task<IReadOnlyList<string>> CompileAsync(IEnumerable<(string Type, JsonNode Json)> responses)
    {
        await NodePrograms.EnsureAsync();
        var script = RepositoryFiles.GetPath("tests", "node", "check-types.mjs");
        using var node = Process.Start(new ProcessStartInfo("node", [script])
        {
            RedirectStandardError = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = node.StandardOutput.ReadToEndAsync();
        var input = responses.Select(
            response => new JsonObject { ["type"] = response.Type, ["json"] = response.Json.ToJsonString() });
        await node.StandardInput.WriteAsync(new JsonArray([.. input]).ToJsonString());
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        var found = JsonSerializer.Deserialize<string[][]>(await output)!;
        return [.. found.Select(messages => string.Join("\n", messages))];
    }
}
