using System.Text.Json.Nodes;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Cli;

/// <summary>
/// What the program makes of bad responses. Those that take their time are tested at the client, where time is injected.
/// </summary>
public sealed class CheckFailureTests
{
    private static readonly string Good = RadarResponses.Summary(lastUpdated: TimeProvider.System.GetUtcNow().AddMinutes(-20));

    private static readonly (Func<HttpContext, Task> Respond, int Requests, string Words)[] Bad =
    [
        (RadarServer.Respond(404, RadarResponses.Error(7003, "No route")), 1, "No route"),
        (RadarServer.Respond(200, "<html></html>", "text/html"), 1, "text/html"),
        (RadarServer.Respond(200, ""), 1, "empty body"),
        (RadarServer.Respond(200, Good.With(result => result["padding"] = new string('x', 2 << 20))), 1, "1048576 bytes"),
        (RadarServer.Respond(200, RadarResponses.Error(1000, "Not today")), 1, "Not today"),
        (RadarServer.Respond(200, Good.With(result => result["summary_0"]!["TLS 1.3"] = "29.6")), 1, "60"),
        (RadarServer.Respond(200, Good.With(result => result["summary_0"]!["TLS 1.1"] = "-1")), 1, "-1"),
        (RadarServer.Respond(200, Good.With(result => result["summary_0"]!["TLS 1.1"] = "NaN")), 1, "NaN"),
        (RadarServer.Respond(200, Good.With(result => result["summary_0"]!["TLS 1.1"] = "1,5")), 1, "1,5"),
        (RadarServer.Respond(200, Good.With(result => result["meta"]!["normalization"] = "RAW_VALUES")), 1, "RAW_VALUES"),
        (RadarServer.Respond(200, Good.With(result => result["meta"]!.AsObject().Remove("lastUpdated"))), 1, "lastUpdated"),
    ];

    [Fact]
    public async Task A_bad_response_gives_exit_code_3_and_one_clear_line_and_nothing_is_stored_but_the_attempt()
    {
        await using var radar = await RadarServer.StartAsync();
        radar.Summary = RadarResponses.Summary(
            RadarResponses.SharesWith(0.5m, 0.8m), TimeProvider.System.GetUtcNow().AddMinutes(-30));
        using var program = CliProgram.For(radar).WithWatches(Bad.Length);
        Assert.Equal(2, (await program.RunAsync("check")).ExitCode);
        var (before, asked) = (await StoredAsync(program), radar.Requests.Count);

        radar.Always = context => Bad[CliProgram.ParseWatch(context.Request.QueryString.Value!)].Respond(context);
        var result = await program.RunAsync("check", "--json");

        Assert.Equal(3, result.ExitCode);
        Assert.DoesNotContain(RadarServer.Token, result.Errors + result.Output, StringComparison.Ordinal);
        var lines = result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var outcomes = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(
            line => (string)JsonNode.Parse(line)!["watch"]!, line => (string?)JsonNode.Parse(line)!["outcome"]);
        var requests = radar.Requests.Skip(asked).CountBy(request => CliProgram.ParseWatch(request.Query)).ToDictionary();
        Assert.Equal(Bad.Length, lines.Length);
        for (var number = 0; number < Bad.Length; number++)
        {
            var line = Assert.Single(lines, line => line.StartsWith($"radar: w{number}: ", StringComparison.Ordinal));
            Assert.Contains(Bad[number].Words, line, StringComparison.Ordinal);
            Assert.Equal(
                (Bad[number].Words, "failed", Bad[number].Requests),
                (Bad[number].Words, outcomes[$"w{number}"], requests[number]));
        }
        Assert.Equal(before, await StoredAsync(program));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Refused_credentials_give_exit_code_3_and_one_clear_line(int status)
    {
        await using var radar = await RadarServer.StartAsync();
        radar.Always = RadarServer.Respond(status, RadarResponses.Error(10000, $"Authentication error for {RadarServer.Token}"));
        using var program = CliProgram.For(radar);
        var result = await program.RunAsync("check");
        Assert.Equal((3, 1), (result.ExitCode, radar.Requests.Count));
        Assert.Contains("Authentication error for (hidden)", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(RadarServer.Token, result.Errors + result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withheld_reading_gives_exit_code_1()
    {
        await using var radar = await RadarServer.StartAsync();
        radar.Summary = RadarResponses.Summary(lastUpdated: TimeProvider.System.GetUtcNow().AddMinutes(-30), level: 2);
        using var program = CliProgram.For(radar);
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
        using var program = new CliProgram();
        program.Settings["Radar:ApiToken"] = RadarServer.Token;
        var result = await program.RunAsync(arguments);
        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        var line = Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("radar: ", line, StringComparison.Ordinal);
    }

    // All that checks leave, but for the last check itself.
    private static async Task<string> StoredAsync(CliProgram program)
    {
        var stored = new List<string>();
        using var table = new SqliteTable(program.GetPath("radar.db"));
        for (var number = 0; number < Bad.Length; number++)
        {
            var rows = await table.QueryAsync($"w{number}", "", "~", 1000, CancellationToken.None);
            Assert.Equal(["receipt", "snapshot", "state", "transition"], rows.Select(row => row.Key.Split('~')[0]).Distinct());
            stored.AddRange(rows.Where(row => row.Key != "state").Select(row => $"{row.Key} {row.Tag}"));
        }
        var status = JsonNode.Parse((await program.RunAsync("status", "--json")).Output)!["items"]!.AsArray();
        var states = status.Select(watch => $"{StateCell(watch!)} {watch!["lastAcceptedAt"]} {watch["lastUpdated"]}");
        return string.Join('\n', [.. stored, .. states]);
    }

    // Without the values: that of nodata is the time that went by.
    private static string StateCell(JsonNode watch) =>
        string.Join(' ', watch["alerts"]!.AsArray().Select(alert => $"{alert!["rule"]} {alert["state"]} {alert["since"]}"));
}
