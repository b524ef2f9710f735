using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Outbox;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Tests.Alerting;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>What is sent again after every check to receivers that forget it otherwise.</summary>
public sealed class RenewalTests
{
    [Fact]
    public async Task What_fires_is_sent_again_to_those_who_forget_it_alone()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        var scenario = Fire("here", "hook");
        await RenewAsync(fixture, scenario, fixture.Receiver("alertmanager"), fixture.Receiver("webhook") with { Name = "hook" });

        var request = Assert.Single(fixture.Web.Requests);
        Assert.Equal("/api/v2/alerts", request.Path);
        var alert = Assert.Single(JsonNode.Parse(request.Body)!.AsArray())!;
        Assert.Equal("level", alert["labels"]!["rule"]!.GetValue<string>());
        Assert.DoesNotContain(fixture.Logs.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Nothing_is_sent_again_to_a_receiver_that_was_told_nothing()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        await RenewAsync(
            fixture, Fire("here"), fixture.Receiver("alertmanager") with { Name = "other" }, fixture.Receiver("alertmanager"));
        Assert.Single(fixture.Web.Requests);
    }

    [Fact]
    public async Task A_renewal_that_fails_is_logged_and_keeps_no_other_from_it()
    {
        await using var fixture = await ReceiverFixture.StartAsync(503);
        var one = fixture.Receiver("alertmanager");
        await RenewAsync(fixture, Fire("one", "two"), one with { Name = "one" }, one with { Name = "two" });

        Assert.Equal(
            [
                (LogLevel.Warning, "RenewalFailed: default to one: 503 Service Unavailable"),
                (LogLevel.Warning, "RenewalFailed: default to two: 503 Service Unavailable"),
            ],
            fixture.Logs.Lines.Where(line => line.Level >= LogLevel.Warning).Select(line => (line.Level, line.Text.Trim())));
    }

    private static Scenario Fire(params string[] receivers)
    {
        var scenario = new Scenario(Given.Watch(Given.Level() with { Receivers = [.. receivers] }))
        {
            Receivers = Given.Receivers(receivers),
        };
        scenario.Check(2, Given.Hour(0));
        return scenario;
    }

    private static Task RenewAsync(ReceiverFixture fixture, Scenario scenario, params Receiver[] receivers) =>
        new Renewal(
            new Planner(scenario.Receivers, isDemo: false), new ReceiverList([.. receivers]), fixture.Notifiers, fixture.Time,
            LoggerFactory.Create(logging => logging.AddProvider(fixture.Logs)).CreateLogger<Renewal>())
        .RunAsync(scenario.Watch, scenario.State, CancellationToken.None);
}
