using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery;
using FunctionsRadar.Delivery.Receivers;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>How urgent a message looks, and what a demo and a test must not do.</summary>
public sealed class SeverityTests
{
    [Theory]
    [InlineData(NotificationType.Fired, Severity.Critical, "attention", LogLevel.Error)]
    [InlineData(NotificationType.Reminder, Severity.Warning, "warning", LogLevel.Warning)]
    [InlineData(NotificationType.Blind, Severity.Info, "default", LogLevel.Information)]
    [InlineData(NotificationType.Resolved, Severity.Critical, "good", LogLevel.Information)]
    [InlineData(NotificationType.Sighted, Severity.Critical, "good", LogLevel.Information)]
    [InlineData(NotificationType.Test, Severity.Critical, "accent", LogLevel.Information)]
    public async Task A_message_is_as_urgent_as_its_severity_and_its_type(NotificationType type, Severity severity, string color, LogLevel level)
    {
        await using var bench = await Bench.StartAsync();
        var notification = Samples.Of(type) with { Severity = severity };
        await bench.SendAsync(ReceiverType.Teams, notification);
        await bench.SendAsync(ReceiverType.Log, notification);

        var body = JsonNode.Parse(bench.Web.Requests[0].Body)!["attachments"]![0]!["content"]!["body"]!;
        Assert.Equal(color, body[0]!["inlines"]![0]!["color"]!.GetValue<string>());
        Assert.Equal(level, Assert.Single(bench.Logs.Lines).Level);
    }

    [Fact]
    public async Task What_is_logged_is_delivered()
    {
        await using var bench = await Bench.StartAsync();
        Assert.Equal(new SendOutcome(SendResult.Delivered, "logged"), await bench.SendAsync(ReceiverType.Log, Samples.Of(NotificationType.Fired)));
    }

    [Fact]
    public async Task Without_a_public_address_no_message_has_a_link()
    {
        await using var bench = await Bench.StartAsync(isPublic: false);
        foreach (var type in Enum.GetValues<ReceiverType>())
            Assert.Equal(SendResult.Delivered, (await bench.SendAsync(type, Samples.Of(NotificationType.Fired))).Result);

        string[] sent = [.. bench.Web.Requests.Select(request => request.Text), .. bench.Relay.Mails, bench.Logs.Text];
        Assert.All(sent, text => Assert.DoesNotContain("/api/dashboard", text, StringComparison.OrdinalIgnoreCase));
        Assert.All(sent, text => Assert.DoesNotContain("Open the dashboard", text, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(Severity.Info, "info")]
    [InlineData(Severity.Critical, "critical")]
    public async Task PagerDuty_and_Alertmanager_get_the_severity(Severity severity, string word)
    {
        await using var bench = await Bench.StartAsync();
        var notification = Samples.Of(NotificationType.Fired) with { Severity = severity };
        await bench.SendAsync(ReceiverType.PagerDuty, notification);
        await bench.SendAsync(ReceiverType.Alertmanager, notification);

        Assert.Equal(word, JsonNode.Parse(bench.Web.Requests[0].Body)!["payload"]!["severity"]!.GetValue<string>());
        Assert.Equal(word, JsonNode.Parse(bench.Web.Requests[1].Body)![0]!["labels"]!["severity"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(true, "true")]
    [InlineData(false, null)]
    public async Task A_demo_is_an_alert_of_its_own_in_an_Alertmanager(bool isDemo, string? label)
    {
        await using var bench = await Bench.StartAsync();
        await bench.SendAsync(ReceiverType.Alertmanager, Samples.Of(NotificationType.Fired) with { IsDemo = isDemo });

        Assert.Equal(label, JsonNode.Parse(bench.Web.Requests[0].Body)![0]!["labels"]!["demo"]?.GetValue<string>());
    }

    [Fact]
    public async Task An_alert_that_is_not_repeated_lasts_a_year_in_an_Alertmanager()
    {
        await using var bench = await Bench.StartAsync();
        await bench.SendAsync(ReceiverType.Alertmanager, Samples.Of(NotificationType.Fired) with { NextReminderAt = null, Since = null });

        var alert = JsonNode.Parse(bench.Web.Requests[0].Body)![0]!;
        Assert.Equal(("2026-11-20T07:07:03Z", "2027-11-20T07:07:03Z"), (alert["startsAt"]!.GetValue<string>(), alert["endsAt"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData(202, 2)]
    [InlineData(400, 1)]
    [InlineData(503, 1)]
    public async Task A_test_that_PagerDuty_took_is_resolved_at_once(int status, int posts)
    {
        await using var bench = await Bench.StartAsync(status);
        await bench.SendAsync(ReceiverType.PagerDuty, Samples.Of(NotificationType.Test));

        Assert.Equal(new[] { "trigger", "resolve" }.Take(posts), bench.Web.Requests.Select(request => JsonNode.Parse(request.Body)!["event_action"]!.GetValue<string>()));
    }
}
