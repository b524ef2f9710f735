using FunctionsRadar.Delivery.Receivers;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>What receivers of mail share: the account that sends, the relay, and what an address is.</summary>
public sealed class MailSettingsTests
{
    [Fact]
    public void Mail_is_not_needed_where_nobody_gets_any()
    {
        var reader = ReceiverFixture.Reader("Receivers:ops:Type", "log");
        ReceiverSettings.Read(reader);
        Assert.Empty(reader.Errors);
        var defaults = reader.Effective.Where(setting => setting.Key.StartsWith('S'));
        Assert.Equal(
            ["SendGrid:BaseUrl=https://api.sendgrid.com/", "SendGrid:Sandbox=false", "Smtp:Port=587"],
            defaults.Select(setting => $"{setting.Key}={setting.Value}"));
    }

    [Fact]
    public void Mail_is_read_as_it_is_set_and_shared_by_all_receivers_of_the_kind()
    {
        var reader = ReceiverFixture.Reader(
            "SendGrid:ApiKey", "SG.key", "SendGrid:From", "a@example.com", "SendGrid:BaseUrl", "https://api.eu.sendgrid.com",
            "SendGrid:Sandbox", "true", "Smtp:Host", "relay", "Smtp:Port", "2525", "Smtp:User", "me", "Smtp:Password", "secret",
            "Smtp:From", "b@example.com",
            "Receivers:a:Type", "email", "Receivers:a:To", "x@example.com",
            "Receivers:b:Type", "smtp", "Receivers:b:To", "y@example.com",
            "Receivers:c:Type", "email", "Receivers:c:To", "z@example.com");
        var receivers = ReceiverSettings.Read(reader);
        Assert.Empty(reader.Errors);
        Assert.Equal(["a", "b", "c"], receivers.Select(receiver => receiver.Name));
        var one = Assert.IsType<EmailNotifier.Options>(receivers[0].Options);
        var other = Assert.IsType<EmailNotifier.Options>(receivers[2].Options);
        Assert.Equal(("x@example.com", "z@example.com"), (Assert.Single(one.To), Assert.Single(other.To)));
        var europe = new Uri("https://api.eu.sendgrid.com");
        Assert.Equal(new EmailNotifier.SendGridAccount("SG.key", "a@example.com", europe, Sandbox: true), one.Account);
        Assert.Equal(one.Account, other.Account);
        var relay = Assert.IsType<SmtpNotifier.Options>(receivers[1].Options).Relay;
        Assert.Equal(new SmtpNotifier.Relay("relay", 2525, "me", "secret", "b@example.com"), relay);
        var hidden = reader.Effective.Where(setting => setting.Value == "(hidden)");
        Assert.Equal(["SendGrid:ApiKey", "Smtp:Password"], hidden.Select(setting => setting.Key));
    }

    [Fact]
    public void Mail_that_is_needed_names_what_it_misses_once()
    {
        var reader = ReceiverFixture.Reader(
            "Smtp:User", "me", "Smtp:Host", "",
            "Receivers:a:Type", "email", "Receivers:a:To", "x@example.com",
            "Receivers:b:Type", "smtp", "Receivers:b:To", "y@example.com",
            "Receivers:c:Type", "email", "Receivers:c:To", "z@example.com");
        ReceiverSettings.Read(reader);
        string[] missing = ["SendGrid:ApiKey", "SendGrid:From", "Smtp:Host", "Smtp:From"];
        Assert.Equal(
            [
                .. missing.Select(key => $"{key} is missing; there is a receiver that sends mail with it."),
                "Smtp:User and Smtp:Password are not given together; accepted: both or neither.",
            ],
            reader.Errors);
    }

    [Theory]
    [InlineData("Smtp:From", "postmaster", "Smtp:From is 'postmaster'; accepted: an e-mail address such as alerts@example.com.")]
    [InlineData("SendGrid:From", "x@", "SendGrid:From is 'x@'; accepted: an e-mail address such as alerts@example.com.")]
    [InlineData("Smtp:Port", "0", "Smtp:Port is '0'; accepted: a whole number from 1 to 65535.")]
    [InlineData("Smtp:Password", "alone", "Smtp:User and Smtp:Password are not given together; accepted: both or neither.")]
    public void Mail_that_cannot_be_is_refused(string key, string value, string error)
    {
        var reader = ReceiverFixture.Reader(key, value);
        ReceiverSettings.Read(reader);
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
    public void A_mail_address_has_something_on_both_sides(string text, bool isValid) =>
        Assert.Equal(isValid, MailSettings.IsAddress(text));
}
