using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Delivery.Receivers;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>What every message has, whatever it is about.</summary>
public sealed partial class MessageTests
{
    public static TheoryData<string> Names => Samples.Names;

    [Theory]
    [InlineData("https://radar.example.org", "https://radar.example.org/api/dashboard?watch=default")]
    [InlineData("https://radar.example.org/", "https://radar.example.org/api/dashboard?watch=default")]
    [InlineData("https://example.org/radar/", "https://example.org/radar/api/dashboard?watch=default")]
    public void The_link_leads_to_the_dashboard_of_the_watch(string publicUrl, string link) =>
        Assert.Equal(link, new DashboardLink(new Uri(publicUrl)).To("default")!.AbsoluteUri);

    [Fact]
    public void Without_a_public_address_there_is_no_link() => Assert.Null(new DashboardLink(null).To("default"));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_demo_says_so(string sample)
    {
        var message = Message.Create(Samples.All[sample] with { IsDemo = true }, null);

        Assert.Equal($"DEMO: {Message.Create(Samples.All[sample], null).Subject}", message.Subject);
        Assert.StartsWith("DEMO, simulated data. ", message.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_number_and_every_time_stands_once(string sample)
    {
        var message = Message.Create(Samples.All[sample], null);
        var html = new HtmlParser().ParseDocument(HtmlMail.Render(message));
        html.QuerySelector("h1")!.Remove();
        foreach (var body in new[] { PlainText.Render(message), html.Body!.TextContent.Replace('\u00A0', ' ') })
        {
            var values = Value().Matches(body).Select(match => match.Value).ToArray();
            Assert.InRange(values.Length, 8, 30);
            Assert.Equal(values.Distinct(), values);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_message_has_the_share_of_now_and_before_the_versions_the_dataset_and_the_source(string sample)
    {
        var notification = Samples.All[sample];
        var text = PlainText.Render(Message.Create(notification, new DashboardLink(new Uri("https://radar.example.org/"))));
        string[] parts =
        [
            $"{notification.LegacyShare:0.####} % of email",
            notification.Digest is { } digest
                ? $"when it was {digest.Then!.LegacyShare:0.####} %"
                : $"(before: {notification.PreviousLegacyShare:0.####} %)",
            "TLS 1.3: 92.", "Window: 2026-11-1", "Dataset of: 2026-11-", "Confidence: 5 of 5", "Maintenance in one data centre.",
            "Dashboard: https://radar.example.org/api/dashboard?watch=", Message.Source,
        ];

        Assert.All(parts, part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Equal(notification.Firing.Any(), text.Contains(".com: 41.25 %", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_alert_is_listed_with_its_own_reason(string sample)
    {
        var text = PlainText.Render(Message.Create(Samples.All[sample], null));
        var firing = Samples.All[sample].Firing.Select(alert => $"  {alert.Rule.Name} ({alert.Rule.Severity}): {alert.Reason}");
        var ended = Samples.All[sample].Ended.Select(alert => $"  {alert.Rule.Name}: {alert.Reason}");

        Assert.All(firing.Concat(ended), line => Assert.Contains(line, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Signatures_are_those_of_the_published_vector()
    {
        var body = """{"test": 2432232314}"""u8;
        var signature = WebhookSignature.Sign([ReceiverFixture.Secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body);

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signature);
    }

    [Fact]
    public async Task A_webhook_without_secrets_is_not_signed()
    {
        await using var fixture = await ReceiverFixture.StartAsync();

        await fixture.SendAsync(fixture.Receiver("webhook", ("Secrets", "")), Samples.Test);

        Assert.DoesNotContain("webhook-signature", fixture.Web.Requests[0].Headers.Keys);
    }

    [GeneratedRegex(
        @"\d{4}-\d\d-\d\d \d\d:\d\d UTC|−?\d+(\.\d+)? (%|points)|\d+ (d|h|min|s)\b( \d+ (d|h|min|s)\b)*",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();
}
