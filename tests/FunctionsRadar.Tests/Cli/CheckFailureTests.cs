using System.Text.Json.Nodes;
using FunctionsRadar.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Tests.Cli;

/// <summary>What the program makes of bad answers; which answers are bad is tested at the client.</summary>
public sealed class CheckFailureTests
{
    [Fact]
    public async Task A_bad_answer_gives_exit_code_3_and_one_clear_line_and_nothing_is_stored_but_the_attempt()
    {
        await using var radar = await RadarServer.StartAsync();
        radar.Summary = RadarResponses.Summary(lastUpdated: TimeProvider.System.GetUtcNow().AddMinutes(-30));
        using var program = RadarProgram.For(radar);
        Assert.Equal(0, (await program.RunAsync("check")).ExitCode);
        var before = await StoredAsync(program);

        (Func<HttpContext, Task> Answer, int Requests, string Words)[] bad =
        [
            (RadarServer.Answer(401, RadarResponses.Error(10000, "Authentication error")), 1, "Authentication error"),
            (RadarServer.Answer(403, RadarResponses.Error(10000, "Authentication error")), 1, "403"),
            (RadarServer.Answer(404, RadarResponses.Error(7003, "No route")), 2, "No route"),
            (RadarServer.Answer(200, "<html></html>", "text/html"), 1, "text/html"),
            (RadarServer.Answer(200, ""), 1, "empty body"),
            (RadarServer.Answer(200, RadarResponses.Summary(RadarResponses.SharesWith(50, 60))), 1, "TLS 1.3"),
        ];
        foreach (var (answer, requests, words) in bad)
        {
            var asked = radar.Requests.Count;
            radar.Always = answer;
            var result = await program.RunAsync("check", "--json");
            Assert.Equal(3, result.ExitCode);
            Assert.Contains(words, Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
            Assert.DoesNotContain(RadarServer.Token, result.Errors + result.Output, StringComparison.Ordinal);
            Assert.Equal("failed", (string?)JsonNode.Parse(result.Output)!["outcome"]);
            Assert.Equal(requests, radar.Requests.Count - asked);
        }
        Assert.Equal(before, await StoredAsync(program));
    }

    [Fact]
    public async Task A_withheld_reading_gives_exit_code_1()
    {
        await using var radar = await RadarServer.StartAsync();
        radar.Summary = RadarResponses.Summary(lastUpdated: TimeProvider.System.GetUtcNow().AddMinutes(-30), level: 2);
        using var program = RadarProgram.For(radar);
        var result = await program.RunAsync("check");
        Assert.Equal((1, ""), (result.ExitCode, result.Errors));
        Assert.Contains("withheld", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chekc")]
    [InlineData("check", "--watch")]
    [InlineData("check", "--watch", "nope")]
    [InlineData("check", "--set", "Colour=red")]
    [InlineData("history", "--limit", "0")]
    public async Task Wrong_usage_is_told_in_one_line_and_exit_code_3(params string[] arguments)
    {
        using var program = new RadarProgram();
        program.Settings["Radar:ApiToken"] = RadarServer.Token;
        var result = await program.RunAsync(arguments);
        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("radar: ", Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static async Task<string> StoredAsync(RadarProgram program)
    {
        var history = await program.RunAsync("history", "--json");
        var status = await program.RunAsync("status", "--json");
        return history.Output + JsonNode.Parse(status.Output)!["items"]![0]!["alerts"]!.ToJsonString();
    }
}
