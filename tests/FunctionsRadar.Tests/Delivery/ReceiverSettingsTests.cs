using FunctionsRadar.Delivery.Receivers;
using Microsoft.Extensions.Configuration;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>What receivers may and must say in settings.</summary>
public sealed class ReceiverSettingsTests
{
    private const string Key = "Receivers:ops";

    private const string AcceptedTypes = "accepted: one of email, smtp, webhook, slack, teams, pagerduty, alertmanager, log.";
    private const string Secret = ReceiverFixture.Secret;

    // What receivers of mail share.
    private static readonly string[] Mail =
        ["SendGrid:ApiKey", "SG.key", "SendGrid:From", "a@example.com", "Smtp:Host", "relay", "Smtp:From", "a@example.com"];

    private static readonly string[] Webhook =
        [$"{Key}:Type", "webhook", $"{Key}:Url", "https://hooks.example.com/x", $"{Key}:Secrets", Secret];

    public static TheoryData<string, string[]> Complete => new()
    {
        { "email", [$"{Key}:To", "postmaster@example.com"] },
        { "smtp", [$"{Key}:To", "Post Master <postmaster@example.com>"] },
        { "webhook", [$"{Key}:Url", "https://hooks.example.com/x", $"{Key}:Secrets", $"{Secret},{ReceiverFixture.OlderSecret}"] },
        { "slack", [$"{Key}:Url", "https://hooks.example.com/x"] },
        { "teams", [$"{Key}:Url", "https://hooks.example.com/x"] },
        { "pagerduty", [$"{Key}:RoutingKey", "0123456789abcdef"] },
        { "alertmanager", [$"{Key}:Url", "https://alerts.example.com"] },
        { "log", [] },
    };

    [Theory]
    [MemberData(nameof(Complete))]
    public void Each_type_is_complete_with_its_own_parts(string type, string[] parts)
    {
        var reader = ReceiverFixture.Reader([$"{Key}:Type", type, .. parts, .. Mail]);
        var receiver = Assert.Single(ReceiverSettings.Read(reader));
        Assert.Empty(reader.Errors);
        Assert.Empty(reader.Warnings);
        Assert.Equal(("ops", type, true, null), (receiver.Name, receiver.Type, receiver.SendResolved, receiver.Fallback));
    }

    [Theory]
    [MemberData(nameof(Complete))]
    public void Each_type_names_what_it_misses_and_what_it_does_not_have(string type, string[] parts)
    {
        string[] all =
        [
            $"{Key}:Url", "https://hooks.example.com/x", $"{Key}:Secrets", Secret, $"{Key}:To", "postmaster@example.com",
            $"{Key}:RoutingKey", "0123456789abcdef",
        ];
        var own = parts.Chunk(2).Select(pair => pair[0]).ToArray();
        var optional = type == "webhook" ? $"{Key}:Secrets" : type == "pagerduty" ? $"{Key}:Url" : "";

        var missing = ReceiverFixture.Reader([$"{Key}:Type", type, .. Mail]);
        ReceiverSettings.Read(missing);
        var needed = own.Where(key => key != optional);
        Assert.Equal(needed.Select(key => $"{key} is missing; a receiver of type {type} needs it."), missing.Errors);

        var full = ReceiverFixture.Reader([$"{Key}:Type", type, .. all, .. Mail]);
        ReceiverSettings.Read(full);
        full.RejectUnknown("Receivers");
        var foreign = all.Chunk(2).Select(pair => pair[0]).Where(key => key != optional && !own.Contains(key)).Order();
        Assert.Equal(foreign.Select(key => $"{key} is given; a receiver of type {type} does not have it."), full.Errors);
    }

    [Theory]
    [MemberData(nameof(Complete))]
    public void What_is_given_empty_is_missing(string type, string[] parts)
    {
        var needed = parts.Chunk(2).Select(pair => pair[0]).Where(key => type != "webhook" || key != $"{Key}:Secrets").ToArray();
        var reader = ReceiverFixture.Reader([$"{Key}:Type", type, .. needed.SelectMany(key => new[] { key, "" }), .. Mail]);
        ReceiverSettings.Read(reader);
        Assert.Equal(needed.Select(key => $"{key} is missing; a receiver of type {type} needs it."), reader.Errors);
    }

    [Fact]
    public void A_receiver_is_read_as_it_is_set()
    {
        var receivers = Read([
            .. Webhook, $"{Key}:SendResolved", "false", $"{Key}:Fallback", "spare", "Receivers:spare:Type", "pagerduty",
            "Receivers:spare:RoutingKey", "0123456789abcdef"]);
        Assert.Equal(["ops", "spare"], receivers.Select(receiver => receiver.Name));
        var webhook = Assert.IsType<WebOptions>(receivers[0].Options);
        Assert.Equal((false, "spare"), (receivers[0].SendResolved, receivers[0].Fallback));
        Assert.Equal((new Uri("https://hooks.example.com/x"), Secret), (webhook.Url, Assert.Single(webhook.Keys)));
        var pagerDuty = Assert.IsType<WebOptions>(receivers[1].Options);
        Assert.Equal(
            (new Uri("https://events.pagerduty.com"), "0123456789abcdef"), (pagerDuty.Url, Assert.Single(pagerDuty.Keys)));
    }

    [Fact]
    public void What_is_secret_is_not_shown()
    {
        var reader = ReceiverFixture.Reader(
        [
            .. Webhook, $"{Key}:RoutingKey", "0123456789abcdef", "Receivers:spare:Type", "pagerduty",
            "Receivers:spare:RoutingKey", "abcdef",
        ]);
        ReceiverSettings.Read(reader);
        Assert.Equal(
            [$"{Key}:Secrets", $"{Key}:Url", "Receivers:spare:RoutingKey", "Receivers:spare:Url"],
            reader.Effective.Where(setting => setting.Value == "(hidden)").Select(setting => setting.Key));
        Assert.DoesNotContain(reader.Effective, setting => setting.Value.Contains("abcdef", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_receivers_there_is_the_log_and_a_warning()
    {
        var reader = ReceiverFixture.Reader();
        Assert.Equal(("log", "log"), (ReceiverSettings.Read(reader)[0].Name, ReceiverSettings.Read(reader)[0].Type));
        Assert.True(ReceiverSettings.Read(reader)[0].SendResolved);
        Assert.Equal("No receiver is set (Receivers:{name}:Type): alerts go to the log only.", reader.Warnings[0]);
    }

    [Fact]
    public void Messages_that_are_not_signed_are_a_warning()
    {
        var reader = ReceiverFixture.Reader($"{Key}:Type", "webhook", $"{Key}:Url", "https://hooks.example.com/x");
        ReceiverSettings.Read(reader);
        Assert.Equal($"{Key}:Secrets is empty: its messages are not signed.", Assert.Single(reader.Warnings));
    }

    public static TheoryData<string[], string> Wrong => new()
    {
        { [$"{Key}:To", "a@example.com"], $"{Key}:Type is missing; {AcceptedTypes}" },
        { [$"{Key}:Type", "", $"{Key}:Url", "https://example.com"], $"{Key}:Type is missing; {AcceptedTypes}" },
        { [.. Webhook, $"{Key}:Ulr", "x"], $"{Key}:Ulr is given; a receiver of type webhook does not have it." },
        { [$"{Key}:Type", "pigeon"], $"{Key}:Type is 'pigeon'; {AcceptedTypes}" },
        {
            [.. Webhook, $"{Key}:Url", "ftp://example.com"],
            $"{Key}:Url is (hidden); accepted: an https address without user name (http on loopback only)."
        },
        {
            [.. Webhook, $"{Key}:Secrets", "secret"],
            $"{Key}:Secrets is (hidden); accepted: whsec_ followed by base64 of 24 to 64 bytes."
        },
        {
            [$"{Key}:Type", "smtp", $"{Key}:To", "postmaster"],
            $"{Key}:To is 'postmaster'; accepted: e-mail addresses such as postmaster@example.com."
        },
        { [.. Webhook, $"{Key}:Fallback", "nobody"], $"{Key}:Fallback is 'nobody'; accepted: the name of another receiver." },
        { [.. Webhook, $"{Key}:Fallback", "ops"], $"{Key}:Fallback is 'ops'; accepted: the name of another receiver." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_is_refused_alone(string[] settings, string error)
    {
        var reader = ReceiverFixture.Reader([.. settings, .. Mail]);
        ReceiverSettings.Read(reader);
        reader.RejectUnknown("Receivers");
        Assert.Equal(error, Assert.Single(reader.Errors));
    }

    [Fact]
    public void A_receiver_of_an_unknown_type_is_still_a_receiver_that_rules_can_name()
    {
        var reader = ReceiverFixture.Reader($"{Key}:Type", "pigeon", "Receivers:chat:Type", "log");
        Assert.Equal(["chat", "ops"], ReceiverSettings.Read(reader).Select(receiver => receiver.Name));
    }

    [Theory]
    [InlineData("LOG")]
    [InlineData("Log")]
    public void A_type_may_be_written_in_any_case(string type) =>
        Assert.Equal("log", Assert.Single(Read($"{Key}:Type", type)).Type);

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(200, false)]
    public void A_secret_is_of_24_to_64_bytes(int bytes, bool isSecret)
    {
        var text = Convert.ToBase64String(new byte[bytes]);
        Assert.Equal(isSecret, WebhookSignature.IsSecret("whsec_" + text));
        Assert.False(WebhookSignature.IsSecret(text));
        Assert.False(WebhookSignature.IsSecret("whsec_" + text[1..] + "*"));
    }

    private static ImmutableArray<Receiver> Read(params string[] settings)
    {
        var reader = ReceiverFixture.Reader(settings);
        var receivers = ReceiverSettings.Read(reader);
        Assert.Empty(reader.Errors);
        return receivers;
    }
}
