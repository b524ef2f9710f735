using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery;
using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Delivery.Receivers;

namespace FunctionsRadar.Tests.Delivery;

public sealed class MessageTests
{
    [Theory]
    [InlineData("https://radar.example.org", "https://radar.example.org/api/dashboard?watch=default")]
    [InlineData("https://radar.example.org/", "https://radar.example.org/api/dashboard?watch=default")]
    [InlineData("https://example.org/radar/", "https://example.org/radar/api/dashboard?watch=default")]
    public void The_link_leads_to_the_dashboard_of_the_watch(string publicUrl, string link) =>
        Assert.Equal(link, new DashboardLink(new Uri(publicUrl)).To("default")!.AbsoluteUri);

    [Fact]
    public void Without_a_public_address_there_is_no_link() => Assert.Null(new DashboardLink(null).To("default"));

    [Theory]
    [InlineData(NotificationType.Fired)]
    [InlineData(NotificationType.Blind)]
    [InlineData(NotificationType.Test)]
    public void A_demo_says_so(NotificationType type)
    {
        var message = Message.Of(Samples.Of(type) with { IsDemo = true }, null);

        Assert.StartsWith("DEMO", message.Subject, StringComparison.Ordinal);
        Assert.StartsWith("DEMO", message.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_says_so() => Assert.StartsWith("TEST", Message.Of(Samples.Of(NotificationType.Test), null).Subject, StringComparison.Ordinal);

    [Fact]
    public void Signatures_are_those_of_the_published_vector() =>
        Assert.Equal(
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            WebhookSignature.Sign([Bench.Secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}"""u8));

    [Fact]
    public async Task A_webhook_without_secrets_is_not_signed()
    {
        await using var bench = await Bench.StartAsync();

        await bench.Notifier(ReceiverType.Webhook).SendAsync(Samples.Of(NotificationType.Test), bench.Receiver(ReceiverType.Webhook) with { Secrets = [] }, CancellationToken.None);

        Assert.DoesNotContain("webhook-signature", bench.Web.Requests[0].Headers.Keys);
    }
}
