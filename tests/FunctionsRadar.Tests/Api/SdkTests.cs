using System.Diagnostics;
using System.Text.Json.Nodes;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Api;

public class SdkTests : ApiTests
{
    protected override (string Key, string Value)[] Settings =>
    [
        ("Api:Key", ApiServer.Key),
        ("Watches:all:Rules:rise:Measure", "RiseInPoints"),
        ("Watches:all:Rules:rise:Against", "Control"),
        ("Watches:all:Rules:rise:Threshold", "1"),
    ];

    [Fact]
    public async Task Cloudflares_own_client_reads_our_responses()
    {
        await NodePrograms.EnsureAsync();
        Server.Radar.Always = context => RadarServer.Respond(200, RadarResponses.Summary(
            RadarResponses.SharesWith(0, context.Request.Query["dateRange"] == "7dcontrol" ? 0.2m : 0.4m)))(context);
        using var check = await Server.SendAsync("POST", "check", ("x-functions-key", ApiServer.Key));
        check.EnsureSuccessStatusCode();

        var read = await RunAsync(new Uri(Server.Address, "api").ToString(), ApiServer.Key);

        Assert.Equal("0.4", read["latest"]!["summary_0"]!["TLS 1.1"]!.GetValue<string>());
        Assert.Equal("PERCENTAGE", read["latest"]!["meta"]!["normalization"]!.GetValue<string>());
        Assert.Equal(["0.4", "0.2"], Shares(read["both"]!, "now", "before"));
        Assert.Equal(["0.4", "0.2"], Shares(read["current"]!, "summary_0", "summary_1"));
        Assert.Equal(2, read["current"]!["meta"]!["dateRange"]!.AsArray().Count);
        Assert.Equal(404, read["refused"]!["status"]!.GetValue<int>());
        Assert.Equal(7003, read["refused"]!["errors"]![0]!["code"]!.GetValue<int>());
    }

    private static IEnumerable<string> Shares(JsonNode result, params string[] series) =>
        series.Select(name => result[name]!["TLS 1.1"]!.GetValue<string>());

    private static async Task<JsonNode> RunAsync(params string[] arguments)
    {
        var script = RepositoryFiles.GetPath("tests", "node", "sdk.mjs");
        using var node = Process.Start(new ProcessStartInfo("node", [script, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return JsonNode.Parse(output)!;
    }
}
