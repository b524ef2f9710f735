using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>What an Alertmanager is sent.</summary>
public sealed class AlertmanagerTests
{
    [Theory]
    [InlineData("0 7 * * * *", "2026-11-21T23:07:00Z")]
    [InlineData("0 0 8 * * *", "2026-11-25T08:00:00Z")]
    [InlineData("*/10 * * * * *", "2026-11-21T19:20:40Z")]
    public async Task What_fires_ends_with_the_fourth_check_that_does_not_renew_it(string schedule, string end)
    {
        await using var fixture = await ReceiverFixture.StartAsync(schedule: schedule);
        var alerts = await SendAsync(fixture, Samples.Fired);

        Assert.Equal(["rise", "level"], alerts.Select(alert => alert["labels"]!["rule"]!.GetValue<string>()));
        Assert.All(alerts, alert => Assert.Equal(("2026-11-18T05:07:03Z", end), Period(alert)));
    }

    [Fact]
    public async Task What_has_ended_ends_when_it_did()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        var alerts = await SendAsync(fixture, Samples.Changed);

        Assert.Equal(
            [("level", "2026-11-21T23:07:00Z"), ("rise", "2026-11-19T06:07:03Z")],
            alerts.Select(alert => (alert["labels"]!["rule"]!.GetValue<string>(), Period(alert).End)));
    }

    [Fact]
    public async Task The_labels_of_an_alert_are_the_same_from_its_beginning_to_its_end()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        var labels = new List<string>();
        foreach (var notification in new[] { Samples.Fired, Samples.Changed, Samples.Reminder, Samples.Resolved })
            labels.AddRange((await SendAsync(fixture, notification)).Select(alert => alert["labels"]!.ToJsonString()));

        Assert.Equal(6, labels.Count);
        Assert.Equal(2, labels.Distinct().Count());
    }

    [Theory]
    [InlineData(true, "true")]
    [InlineData(false, null)]
    public async Task A_demo_is_an_alert_of_its_own(bool isDemo, string? label)
    {
        await using var fixture = await ReceiverFixture.StartAsync();

        var alerts = await SendAsync(fixture, Samples.Fired with { IsDemo = isDemo });

        Assert.All(alerts, alert => Assert.Equal(label, alert["labels"]!["demo"]?.GetValue<string>()));
    }

    [Theory]
    [InlineData("reminder", "EmailLegacyTls", "default, level: the legacy share is not yet at or below 0.9 %")]
    [InlineData("nodata.resolved", "EmailLegacyTlsNoData", "default, nodata: readings are accepted and measured")]
    [InlineData("test", "EmailLegacyTlsTest", "TEST: default, nothing happened")]
    public async Task Each_alert_has_a_name_and_its_own_summary(string sample, string name, string summary)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        var alert = (await SendAsync(fixture, Samples.All[sample]))[0];

        Assert.Equal(name, alert["labels"]!["alertname"]!.GetValue<string>());
        Assert.Equal(summary, alert["annotations"]!["summary"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_description_of_an_alert_is_about_that_alert()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        var description = (await SendAsync(fixture, Samples.Fired))[1]["annotations"]!["description"]!.GetValue<string>();

        Assert.Contains("level (warning): the legacy share is above 1 %", description, StringComparison.Ordinal);
        Assert.DoesNotContain("rise", description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_ends_by_itself()
    {
        await using var fixture = await ReceiverFixture.StartAsync();

        var alert = Assert.Single(await SendAsync(fixture, Samples.Test));

        Assert.Equal(("2026-11-21T10:10:03Z", "2026-11-21T10:15:03Z"), Period(alert));
    }

    private static async Task<JsonNode[]> SendAsync(ReceiverFixture fixture, Notification notification)
    {
        await fixture.SendAsync("alertmanager", notification);
        return [.. JsonNode.Parse(fixture.Web.Requests[^1].Body)!.AsArray()!];
    }

    private static (string Start, string End) Period(JsonNode alert) =>
        (alert["startsAt"]!.GetValue<string>(), alert["endsAt"]!.GetValue<string>());
}
