using System.Text.Json.Nodes;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Cli;

public sealed class AdviseTests
{
    [Fact]
    public async Task A_week_is_too_little_and_ten_weeks_make_a_table_with_what_to_set()
    {
        await using var radar = await RadarServer.StartAsync();
        radar.Summary = RadarResponses.Summary(RadarResponses.SharesWith(0.2m, 0.3m));
        using var program = CliProgram.For(radar);

        await program.RunAsync("backfill", "--weeks", "1");
        var early = await program.RunAsync("advise");
        Assert.Equal((0, ""), (early.ExitCode, early.Errors));
        Assert.Contains(
            "No advice yet: 56 days of history are needed, and there are 6: 50 are missing. "
            + "radar backfill --weeks 52 fills them.",
            early.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Watches__", early.Output, StringComparison.Ordinal);

        await program.RunAsync("backfill", "--weeks", "10");
        var advised = await program.RunAsync("advise");
        Assert.Equal((0, ""), (advised.ExitCode, advised.Errors));
        string[] lines = [.. advised.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)];
        Assert.StartsWith("default: legacy share 0.5 %, history from ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("▁▁▁▁▁▁▁▁▁▁  0.5 % to 0.5 %", lines[1], StringComparison.Ordinal);
        Assert.Single(lines, line => line.StartsWith("MEASURE ", StringComparison.Ordinal));
        Assert.Matches(
            "^LegacyShare +0.6 % +never +– +recommended$",
            Assert.Single(lines, line => line.Contains("LegacyShare ", StringComparison.Ordinal)
                && line.Contains("recommended", StringComparison.Ordinal)));
        Assert.Contains("  Watches__default__Rules__level__Threshold=0.6", lines);
        Assert.Contains("  Watches__default__Rules__level__RecoverAt=0.54", lines);

        var json = JsonNode.Parse((await program.RunAsync("advise", "--watch", "default", "--json")).Output)!;
        Assert.Equal(0.6m, (decimal)json["measures"]![0]!["recommended"]!);
    }

    [Fact]
    public async Task An_empty_store_is_an_error_that_says_how_to_fill_it()
    {
        await using var radar = await RadarServer.StartAsync();
        using var program = CliProgram.For(radar);
        await program.RunAsync("backfill", "--weeks", "1");
        program.Settings["Watches:default:Spf"] = "PASS";
        var result = await program.RunAsync("advise");
        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Equal(
            "radar: There is no history of default to advise from; radar backfill --weeks 52 fills it.",
            Assert.Single(result.Lines));
    }
}
