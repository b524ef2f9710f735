using System.Collections.Immutable;
using FunctionsRadar.Delivery;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Settings;
using Microsoft.Extensions.Configuration;

namespace FunctionsRadar.Tests.Delivery;

public sealed class ReceiverSettingsTests
{
    private const string Key = "Receivers:ops";

    private static readonly string[] Webhook = [$"{Key}:Type", "webhook", $"{Key}:Url", "https://hooks.example.com/x", $"{Key}:Secrets", Bench.Secret];

    public static TheoryData<string, string[]> Complete => new()
    {
        { "email", [$"{Key}:To", "postmaster@example.com"] },
        { "smtp", [$"{Key}:To", "Post Master <postmaster@example.com>"] },
        { "webhook", [$"{Key}:Url", "https://hooks.example.com/x", $"{Key}:Secrets", $"{Bench.Secret},{Bench.OlderSecret}"] },
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
        var reader = Reader([$"{Key}:Type", type, .. parts]);
        var receiver = Assert.Single(ReceiverSettings.Read(reader));
        Assert.Empty(reader.Errors);
        Assert.Empty(reader.Warnings);
        Assert.Equal(("ops", type, true, null, false), (receiver.Name, receiver.Type.ToString().ToLowerInvariant(), receiver.SendResolved, receiver.Fallback, receiver.AllowHttp));
    }

    [Theory]
    [MemberData(nameof(Complete))]
    public void Each_type_names_what_it_misses_and_what_it_does_not_have(string type, string[] parts)
    {
        string[] all = [$"{Key}:Url", "https://hooks.example.com/x", $"{Key}:Secrets", Bench.Secret, $"{Key}:To", "postmaster@example.com", $"{Key}:RoutingKey", "0123456789abcdef"];
        var own = parts.Chunk(2).Select(pair => pair[0]).ToArray();
        var optional = type == "webhook" ? $"{Key}:Secrets" : type == "pagerduty" ? $"{Key}:Url" : "";
        var name = ReceiverSettings.Read(Reader($"{Key}:Type", type))[0].Type;

        var missing = Reader($"{Key}:Type", type);
        ReceiverSettings.Read(missing);
        Assert.Equal(own.Where(key => key != optional).Select(key => $"{key} is missing; a receiver of type {name} needs it."), missing.Errors);

        var full = Reader([$"{Key}:Type", type, .. all]);
        ReceiverSettings.Read(full);
        Assert.Equal(
            all.Chunk(2).Select(pair => pair[0]).Where(key => key != optional && !own.Contains(key)).Select(key => $"{key} is given; a receiver of type {name} does not have it."),
            full.Errors);
    }

    [Fact]
    public void A_receiver_is_read_as_it_is_set()
    {
        var receivers = Read([.. Webhook, $"{Key}:SendResolved", "false", $"{Key}:Fallback", "spare", "Receivers:spare:Type", "pagerduty", "Receivers:spare:RoutingKey", "0123456789abcdef"]);
        Assert.Equal(["ops", "spare"], receivers.Select(receiver => receiver.Name));
        Assert.Equal((new Uri("https://hooks.example.com/x"), false, "spare"), (receivers[0].Url, receivers[0].SendResolved, receivers[0].Fallback));
        Assert.Equal([Bench.Secret], receivers[0].Secrets);
        Assert.Equal((new Uri("https://events.pagerduty.com"), "0123456789abcdef"), (receivers[1].Url, receivers[1].RoutingKey));
    }

    [Fact]
    public void What_is_secret_is_not_shown()
    {
        var reader = Reader([.. Webhook, $"{Key}:RoutingKey", "0123456789abcdef", $"{Key}:To", "postmaster@example.com"]);
        ReceiverSettings.Read(reader);
        Assert.Equal([$"{Key}:RoutingKey", $"{Key}:Secrets", $"{Key}:Url"], reader.Effective.Where(setting => setting.Value == "(hidden)").Select(setting => setting.Key));
    }

    [Fact]
    public void Without_receivers_there_is_the_log_and_a_warning()
    {
        var reader = Reader();
        Assert.Equal(("log", ReceiverType.Log), (ReceiverSettings.Read(reader)[0].Name, ReceiverSettings.Read(reader)[0].Type));
        Assert.True(ReceiverSettings.Read(reader)[0].SendResolved);
        Assert.Equal("No receiver is set (Receivers:{name}:Type): alerts go to the log only.", reader.Warnings[0]);
    }

    [Fact]
    public void Messages_that_are_not_signed_are_a_warning()
    {
        var reader = Reader($"{Key}:Type", "webhook", $"{Key}:Url", "https://hooks.example.com/x");
        ReceiverSettings.Read(reader);
        Assert.Equal($"{Key}:Secrets is empty: its messages are not signed.", Assert.Single(reader.Warnings));
    }

    public static TheoryData<string[], string> Wrong => new()
    {
        { [$"{Key}:To", "a@example.com"], $"{Key}:Type is missing; accepted: one of Email, Smtp, Webhook, Slack, Teams, PagerDuty, Alertmanager, Log." },
        { [$"{Key}:Type", "pigeon"], $"{Key}:Type is 'pigeon'; accepted: one of Email, Smtp, Webhook, Slack, Teams, PagerDuty, Alertmanager, Log." },
        { [.. Webhook, $"{Key}:Url", "ftp://example.com"], $"{Key}:Url is (hidden); accepted: an https address without user name (http on loopback only)." },
        { [.. Webhook, $"{Key}:Secrets", "secret"], $"{Key}:Secrets is (hidden); accepted: whsec_ followed by base64 of 24 to 64 bytes." },
        { [$"{Key}:Type", "smtp", $"{Key}:To", "postmaster"], $"{Key}:To is 'postmaster'; accepted: e-mail addresses such as postmaster@example.com." },
        { [.. Webhook, $"{Key}:Fallback", "nobody"], $"{Key}:Fallback is 'nobody'; accepted: the name of another receiver." },
        { [.. Webhook, $"{Key}:Fallback", "ops"], $"{Key}:Fallback is 'ops'; accepted: the name of another receiver." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_is_refused_alone(string[] settings, string error)
    {
        var reader = Reader(settings);
        ReceiverSettings.Read(reader);
        Assert.Equal(error, Assert.Single(reader.Errors));
    }

    [Fact]
    public void Mail_is_not_needed_where_nobody_gets_any()
    {
        var reader = Reader();
        Assert.Equal(new SendGridOptions(), SendGridOptions.Read(reader, isNeeded: false));
        Assert.Equal("https://api.sendgrid.com/", SendGridOptions.DefaultBaseUrl.AbsoluteUri);
        Assert.Equal(new SmtpOptions { Port = 587 }, SmtpOptions.Read(reader, isNeeded: false));
        Assert.Empty(reader.Errors);
    }

    [Fact]
    public void Mail_is_read_as_it_is_set()
    {
        var reader = Reader(
            "SendGrid:ApiKey", "SG.key", "SendGrid:From", "a@example.com", "SendGrid:BaseUrl", "https://api.eu.sendgrid.com", "SendGrid:Sandbox", "true",
            "Smtp:Host", "relay", "Smtp:Port", "2525", "Smtp:User", "me", "Smtp:Password", "secret", "Smtp:From", "b@example.com");
        Assert.Equal(
            new SendGridOptions { ApiKey = "SG.key", From = "a@example.com", BaseUrl = new Uri("https://api.eu.sendgrid.com"), Sandbox = true }, SendGridOptions.Read(reader, isNeeded: true));
        Assert.Equal(new SmtpOptions { Host = "relay", Port = 2525, User = "me", Password = "secret", From = "b@example.com" }, SmtpOptions.Read(reader, isNeeded: true));
        Assert.Empty(reader.Errors);
        Assert.Equal(["SendGrid:ApiKey", "Smtp:Password"], reader.Effective.Where(setting => setting.Value == "(hidden)").Select(setting => setting.Key));
    }

    [Fact]
    public void Mail_that_is_needed_names_what_it_misses()
    {
        var reader = Reader("Smtp:User", "me");
        SendGridOptions.Read(reader, isNeeded: true);
        SmtpOptions.Read(reader, isNeeded: true);
        Assert.Equal(
            [
                .. new[] { "SendGrid:ApiKey", "SendGrid:From", "Smtp:Host", "Smtp:From" }.Select(key => $"{key} is missing; there is a receiver that sends mail with it."),
                "Smtp:User and Smtp:Password are not given together; accepted: both or neither.",
            ],
            reader.Errors);
    }

    [Theory]
    [InlineData("Smtp:From", "postmaster", "Smtp:From is 'postmaster'; accepted: an e-mail address such as alerts@example.com.")]
    [InlineData("Smtp:Port", "0", "Smtp:Port is '0'; accepted: a whole number from 1 to 65535.")]
    [InlineData("Smtp:Password", "alone", "Smtp:User and Smtp:Password are not given together; accepted: both or neither.")]
    public void Mail_that_cannot_be_is_refused(string key, string value, string error)
    {
        var reader = Reader(key, value);
        SmtpOptions.Read(reader, isNeeded: false);
        Assert.Equal(error, Assert.Single(reader.Errors));
    }

    [Theory]
    [InlineData("postmaster@example.com", true)]
    [InlineData("Post Master <postmaster@example.com>", true)]
    [InlineData("a@b", true)]
    [InlineData("postmaster", false)]
    [InlineData("postmaster@", false)]
    [InlineData("@example.com", false)]
    [InlineData("", false)]
    public void A_mail_address_has_something_on_both_sides(string text, bool isValid) => Assert.Equal(isValid, MailAddress.IsValid(text));

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
        var reader = Reader(settings);
        var receivers = ReceiverSettings.Read(reader);
        Assert.Empty(reader.Errors);
        return receivers;
    }

    private static SettingsReader Reader(params string[] pairs)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in pairs.Chunk(2))
            values[pair[0]] = pair[1];
        return new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }
}
