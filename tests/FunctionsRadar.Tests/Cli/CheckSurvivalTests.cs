using System.Text.Json.Nodes;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Cli;

/// <summary>Responses that a check gets over, or that are only unusual.</summary>
public sealed class CheckSurvivalTests
{
    private static readonly DateTimeOffset Time = TimeProvider.System.GetUtcNow().AddMinutes(-30);
    private static readonly string Good = RadarResponses.Summary(lastUpdated: Time);
    private static readonly Dictionary<string, decimal> Modern = new() { ["TLS 1.2"] = 30, ["TLS 1.3"] = 70 };
    private static readonly Func<HttpContext, Task> Busy =
        RadarServer.Respond(429, RadarResponses.Error(10429, "Slow down"), headers: ("Retry-After", "1"));
    private static readonly Func<HttpContext, Task> Broken = RadarServer.Respond(500, "");

    private static readonly (Func<HttpContext, Task>[] Responses, decimal LegacyShare)[] Cases =
    [
        ([Busy, RadarServer.RespondWithSummary(Good)], 0.4m),
        ([Broken, Broken, Broken, RadarServer.RespondWithSummary(Good)], 0.4m),
        ([Drop, RadarServer.RespondWithSummary(Good)], 0.4m),
        ([RadarServer.RespondWithSummary(Good.With(result => result["summary_0"]!["TLS 1.4"] = "0.2"))], 0.4m),
        ([RadarServer.RespondWithSummary(Good.With(result => result["summary_0"]!["TLS 1.1"] = 0.3))], 0.4m),
        ([RadarServer.RespondWithSummary(RadarResponses.Summary(Modern, Time))], 0m),
    ];

    [Fact]
    public async Task A_check_gets_over_a_failure_that_passes_and_takes_what_is_valid()
    {
        await using var radar = await RadarServer.StartAsync();
        var asked = new int[Cases.Length];
        radar.Always = context =>
        {
            var number = CliProgram.ParseWatch(context.Request.QueryString.Value!);
            return Cases[number].Responses[Interlocked.Increment(ref asked[number]) - 1](context);
        };
        using var program = CliProgram.For(radar).WithWatches(Cases.Length);

        var result = await program.RunAsync("check", "--json");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        var checks = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!).ToArray();
        Assert.Equal(
            Cases.Select((expected, number) => ($"w{number}", "recorded", expected.LegacyShare, expected.Responses.Length)),
            checks.Select((check, number) => (
                (string)check["watch"]!, (string)check["outcome"]!, (decimal)check["snapshot"]!["legacyShare"]!, asked[number])));
    }

    private static Task Drop(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }
}
