using System.Text.Json.Nodes;
using MimeKit;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>How receivers know what belongs together, and what comes twice.</summary>
public sealed class MailThreadTests
{
    private const string First = "inst-default-3";

    [Theory]
    [InlineData("fired", "inst-default-3", null)]
    [InlineData("changed", "inst-default-5", First)]
    [InlineData("reminder", "inst-default-6", First)]
    [InlineData("resolved", "inst-default-8", First)]
    [InlineData("test", "inst-default-9", null)]
    [InlineData("digest", "inst-default-9", null)]
    [InlineData("nodata.fired", "inst-default-10", null)]
    [InlineData("nodata.resolved", "inst-default-12", "inst-default-10")]
    public async Task Mails_of_one_incident_are_one_thread(string sample, string id, string? first)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        await fixture.SendAsync("smtp", Samples.All[sample]);
        await fixture.SendAsync("email", Samples.All[sample]);

        using var mail = MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(fixture.Relay.Mails[0])));
        Assert.Single(mail.Headers, header => header.Id == HeaderId.MessageId);
        Assert.Equal($"{id}@example.org", mail.MessageId);
        Assert.Equal(first is null ? null : $"{first}@example.org", mail.InReplyTo);
        Assert.Equal(first is null ? [] : [$"{first}@example.org"], mail.References);
        var request = JsonNode.Parse(fixture.Web.Requests[0].Body)!;
        var headers = request["headers"]!;
        Assert.Equal($"<{id}@example.org>", headers["Message-ID"]!.GetValue<string>());
        Assert.Equal(first is null ? null : $"<{first}@example.org>", headers["In-Reply-To"]?.GetValue<string>());
        Assert.Equal(first is null ? null : $"<{first}@example.org>", headers["References"]?.GetValue<string>());
        var ids = request["custom_args"]!;
        Assert.Equal((id, first ?? id), (ids["notification"]!.GetValue<string>(), ids["incident"]!.GetValue<string>()));
    }

    [Fact]
    public async Task An_incident_is_one_incident_in_PagerDuty()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        foreach (var notification in new[] { Samples.Fired, Samples.Changed, Samples.Reminder, Samples.Resolved })
            await fixture.SendAsync("pagerduty", notification);

        var events = fixture.Web.Requests.Select(request => JsonNode.Parse(request.Body)!).ToArray();
        var actions = events.Select(each => each["event_action"]!.GetValue<string>());
        Assert.Equal(["trigger", "trigger", "trigger", "resolve"], actions);
        Assert.All(events, each => Assert.Equal(First, each["dedup_key"]!.GetValue<string>()));
    }
}
