using System.Text.Json.Nodes;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Cli;

/// <summary>Four checks by the program itself: quiet, fired, the same dataset, resolved.</summary>
public sealed class CheckLifecycleTests(Azurite azurite)
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLawd";

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Azurite)]
    public async Task Each_check_says_by_its_exit_code_where_things_stand_and_tells_the_receiver_once(StoreKind kind)
    {
        await using var radar = await RadarServer.StartAsync();
        await using var receiver = await LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
        using var program = CliProgram.For(radar);
        program.Settings["Receivers:ops:Type"] = "webhook";
        program.Settings["Receivers:ops:Url"] = receiver.Address.AbsoluteUri + "hook";
        program.Settings["Receivers:ops:Secrets"] = Secret;
        program.Settings["Watches:default:Rules:level:Measure"] = "LegacyShare";
        program.Settings["Watches:default:Rules:level:Threshold"] = "1";
        program.Settings[kind == StoreKind.Sqlite ? "Storage:Path" : "Storage:ConnectionString"] =
            kind == StoreKind.Sqlite ? program.GetPath("watched.db") : await azurite.ConnectionStringAsync();
        program.Settings["Storage:TableName"] = azurite.NewTableName();
        var start = Now();

        radar.Summary = RadarResponses.Summary(RadarResponses.SharesWith(0.1m, 0.3m), start.AddMinutes(-30));
        var quiet = await CheckAsync(program, 0);
        Assert.Equal("recorded", (string?)quiet["outcome"]);
        Assert.Equal(0.4m, (decimal)quiet["snapshot"]!["legacyShare"]!);
        Assert.Empty(receiver.Requests);

        radar.Summary = RadarResponses.Summary(RadarResponses.SharesWith(0.5m, 0.8m), start.AddMinutes(-20));
        var fired = await CheckAsync(program, 2);
        Assert.Equal("firing", (string?)Assert.Single(fired["transitions"]!.AsArray())!["to"]);
        Assert.Equal("radar.alert.fired", ReadType(Assert.Single(receiver.Requests)));
        AssertSigned(receiver.Requests[0]);

        var same = await CheckAsync(program, 2);
        Assert.Equal("unchanged", (string?)same["outcome"]);
        Assert.Single(receiver.Requests);

        radar.Summary = RadarResponses.Summary(RadarResponses.SharesWith(0.1m, 0.3m), start.AddMinutes(-10));
        await CheckAsync(program, 0);
        Assert.Equal(["radar.alert.fired", "radar.alert.resolved"], receiver.Requests.Select(ReadType));
    }

    [Fact]
    public async Task The_log_receiver_is_heard_by_a_check_that_logs_nothing_else()
    {
        await using var radar = await RadarServer.StartAsync();
        radar.Summary = RadarResponses.Summary(RadarResponses.SharesWith(0.5m, 0.8m), Now().AddMinutes(-30));
        using var program = CliProgram.For(radar);
        program.Settings["Storage:Path"] = program.GetPath("watched.db");
        var result = await program.RunAsync("check");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("FIRING", Assert.Single(result.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static async Task<JsonObject> CheckAsync(CliProgram program, int exitCode)
    {
        var result = await program.RunAsync("check", "--json");
        Assert.Equal((exitCode, ""), (result.ExitCode, result.Errors));
        var line = Assert.Single(result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var check = JsonNode.Parse(line)!.AsObject();
        Assert.Equal(["watch", "outcome", "reason", "snapshot", "transitions", "explanation"], check.Select(pair => pair.Key));
        return check;
    }

    private static string? ReadType(ReceivedRequest request) => (string?)JsonNode.Parse(request.Text)!["type"];

    private static void AssertSigned(ReceivedRequest request)
    {
        var timestamp = long.Parse(request.Headers["webhook-timestamp"], CultureInfo.InvariantCulture);
        Assert.Equal("POST", request.Method);
        var signature = WebhookSignature.Sign([Secret], request.Headers["webhook-id"], timestamp, request.Body);
        Assert.Equal(signature, request.Headers["webhook-signature"]);
    }

    // The program lives in real time, and so do the datasets it is given.
    private static DateTimeOffset Now()
    {
        var now = TimeProvider.System.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
    }
}
