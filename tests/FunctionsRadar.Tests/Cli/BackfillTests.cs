using System.Text.Json.Nodes;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Cli;

public sealed class BackfillTests
{
    [Fact]
    public async Task It_fills_two_weeks_once_moves_no_alert_and_gives_the_first_check_and_a_backtest_a_past()
    {
        await using var radar = await RadarServer.StartAsync();
        radar.Summary = RadarResponses.Summary(RadarResponses.SharesWith(0.5m, 0.8m));
        using var program = CliProgram.For(radar);

        Assert.Equal((14, 0), await BackfillAsync(program));
        Assert.Equal(14, radar.Requests.Count);
        Assert.All(radar.Requests, request => Assert.Contains("dateStart=", request.Query, StringComparison.Ordinal));
        Assert.Equal((0, 14), await BackfillAsync(program));
        Assert.Equal(14, radar.Requests.Count);

        var history = await JsonAsync(program, "history", "--json");
        Assert.All(history["items"]!.AsArray(), snapshot => Assert.True((bool)snapshot!["backfilled"]!));
        Assert.Empty((await JsonAsync(program, "status", "--json"))["items"]![0]!["alerts"]!.AsArray());
        var tried = (await JsonAsync(program, "backtest", "--threshold", "1,2", "--json"))["results"]!.AsArray();
        Assert.Equal([1, 0], tried.Select(result => result!["firings"]!.AsArray().Count));

        radar.Summary = RadarResponses.Summary(
            RadarResponses.SharesWith(0.1m, 0.3m), TimeProvider.System.GetUtcNow().AddMinutes(-30));
        var check = await JsonAsync(program, "check", "--json");
        var rise = check["explanation"]!.AsArray().Single(explanation => (string?)explanation!["rule"] == "rise")!;
        Assert.Equal(-0.9m, (decimal)rise["value"]!);
    }

    [Fact]
    public async Task History_of_another_query_is_neither_shown_nor_measured_from_nor_taken_for_days_that_are_there()
    {
        await using var radar = await RadarServer.StartAsync();
        using var program = CliProgram.For(radar);
        radar.Summary = RadarResponses.Summary(RadarResponses.SharesWith(0, 0.1m));
        Assert.Equal((14, 0), await BackfillAsync(program));
        program.Settings["Watches:default:Spf"] = "FAIL";
        program.Settings["Watches:default:Rules:rise:Measure"] = "RiseInPoints";
        program.Settings["Watches:default:Rules:rise:Threshold"] = "0.25";
        // Of a day that a backfill does not ask for, also just after midnight.
        radar.Summary = RadarResponses.Summary(
            RadarResponses.SharesWith(0, 0.9m), TimeProvider.System.GetUtcNow().AddMinutes(30));
        var check = await JsonAsync(program, "check", "--json");
        Assert.Equal("ok", (string?)check["explanation"]!.AsArray().First(rule => (string?)rule!["rule"] == "rise")!["to"]);
        Assert.Single((await JsonAsync(program, "history", "--json"))["items"]!.AsArray());
        Assert.Equal(15, (await JsonAsync(program, "history", "--json", "--all-queries"))["items"]!.AsArray().Count);
        Assert.Equal((14, 0), await BackfillAsync(program));
        Assert.Equal(15, (await JsonAsync(program, "history", "--json"))["items"]!.AsArray().Count);
        Assert.Empty((await JsonAsync(program, "check", "--json"))["transitions"]!.AsArray());
    }

    private static async Task<(int Added, int AlreadyThere)> BackfillAsync(CliProgram program)
    {
        var result = await JsonAsync(program, "backfill", "--weeks", "2", "--json");
        return ((int)result["added"]!, (int)result["alreadyThere"]!);
    }

    private static async Task<JsonNode> JsonAsync(CliProgram program, params string[] arguments)
    {
        var result = await program.RunAsync(arguments);
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        return JsonNode.Parse(result.Output)!;
    }
}
