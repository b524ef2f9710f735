using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery;
using FunctionsRadar.Delivery.Receivers;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>How urgent a message looks, and what a demo and a test must not do.</summary>
public sealed class SeverityTests
{
    public static TheoryData<string> Names => Samples.Names;

    [Theory]
    [InlineData("fired", Severity.Critical, "attention", LogLevel.Error)]
    [InlineData("changed", Severity.Critical, "attention", LogLevel.Error)]
    [InlineData("reminder", Severity.Warning, "warning", LogLevel.Warning)]
    [InlineData("nodata.fired", Severity.Info, "default", LogLevel.Information)]
    [InlineData("resolved", Severity.Critical, "good", LogLevel.Information)]
    [InlineData("test", Severity.Critical, "accent", LogLevel.Information)]
    [InlineData("digest", Severity.Info, "default", LogLevel.Information)]
    public async Task A_message_is_as_urgent_as_its_severity_and_its_type(
        string sample, Severity severity, string color, LogLevel level)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        var notification = Samples.All[sample] with { Severity = severity };
        await fixture.SendAsync("teams", notification);
        await fixture.SendAsync("log", notification);

        var body = JsonNode.Parse(fixture.Web.Requests[0].Body)!["attachments"]![0]!["content"]!["body"]!;
        Assert.Equal(color, body[0]!["inlines"]![0]!["color"]!.GetValue<string>());
        Assert.Equal(level, Assert.Single(fixture.Logs.Lines).Level);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_log_gets_one_line_that_fits_a_screen(string sample)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        var notification = Samples.All[sample];
        await fixture.SendAsync("log", notification with { Alerts = [.. notification.Alerts, .. Samples.Fired.Alerts] });

        var line = Assert.Single(fixture.Logs.Lines).Text.TrimEnd();
        Assert.InRange(line.Length, 30, 200);
        Assert.EndsWith($" [{notification.Id}]", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    [Fact]
    public async Task What_is_logged_is_delivered()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        Assert.Equal(new SendOutcome(SendResult.Delivered, "logged"), await fixture.SendAsync("log", Samples.Fired));
    }

    [Fact]
    public async Task Without_a_public_address_no_message_has_a_link()
    {
        await using var fixture = await ReceiverFixture.StartAsync(isPublic: false);
        foreach (var type in ReceiverKinds.Types)
            Assert.Equal(SendResult.Delivered, (await fixture.SendAsync(type, Samples.Fired)).Result);

        string[] sent = [.. fixture.Web.Requests.Select(request => request.Text), .. fixture.Relay.Mails, fixture.Logs.Text];
        Assert.All(sent, text => Assert.DoesNotContain("/api/dashboard", text, StringComparison.OrdinalIgnoreCase));
        Assert.All(sent, text => Assert.DoesNotContain("Open the dashboard", text, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(Severity.Info, "info")]
    [InlineData(Severity.Critical, "critical")]
    public async Task PagerDuty_gets_the_severity_of_the_message_and_Alertmanager_that_of_each_alert(
        Severity severity, string word)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        var alert = Samples.Reminder.Alerts[0];
        var rule = alert.Rule with { Severity = severity };
        var notification = Samples.Reminder with { Severity = severity, Alerts = [alert with { Rule = rule }] };
        await fixture.SendAsync("pagerduty", notification);
        await fixture.SendAsync("alertmanager", notification);

        Assert.Equal(word, JsonNode.Parse(fixture.Web.Requests[0].Body)!["payload"]!["severity"]!.GetValue<string>());
        Assert.Equal(word, JsonNode.Parse(fixture.Web.Requests[1].Body)![0]!["labels"]!["severity"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(202, 2)]
    [InlineData(400, 1)]
    [InlineData(503, 1)]
    public async Task A_test_that_PagerDuty_took_is_resolved_at_once(int status, int posts)
    {
        await using var fixture = await ReceiverFixture.StartAsync(status);
        await fixture.SendAsync("pagerduty", Samples.Test);

        var actions = fixture.Web.Requests.Select(request => JsonNode.Parse(request.Body)!["event_action"]!.GetValue<string>());
        Assert.Equal(new[] { "trigger", "resolve" }.Take(posts), actions);
    }
}
