using System.Net;
using FunctionsRadar.Delivery;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Delivery;

public sealed class SmtpTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_relay_on_this_machine_is_spoken_to_in_private_when_it_offers_that(bool offersTls)
    {
        await using var fixture = await ReceiverFixture.StartAsync(startTls: offersTls);

        var outcome = await fixture.SendAsync("smtp", Samples.Fired);

        Assert.Equal(new SendOutcome(SendResult.Delivered, "250 accepted"), outcome);
        Assert.Equal(offersTls, fixture.Relay.SawTls);
        Assert.Equal(2, fixture.Relay.Commands.Count(command => command.StartsWith("RCPT", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true, "no secure connection: the relay's certificate or TLS version was refused")]
    [InlineData(false, "no secure connection: the relay does not offer STARTTLS")]
    public async Task A_relay_elsewhere_gets_nothing_without_a_secure_connection(bool offersTls, string detail)
    {
        var address = OwnAddress();
        if (address is null)
            Prerequisite.Skip("This machine has no address but loopback.");
        await using var fixture = await ReceiverFixture.StartAsync(startTls: offersTls, relayAt: address);
        fixture.Set("Smtp", ("Host", $"{address}"));

        var outcome = await fixture.SendAsync("smtp", Samples.Fired);

        Assert.Equal(new SendOutcome(SendResult.TryAgain, detail), outcome);
        Assert.DoesNotContain(fixture.Relay.Commands, command => command.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("MAIL", 451, SendResult.TryAgain)]
    [InlineData("MAIL", 500, SendResult.Dead)]
    [InlineData("RCPT", 450, SendResult.TryAgain)]
    [InlineData("RCPT", 550, SendResult.Dead)]
    [InlineData(".", 452, SendResult.TryAgain)]
    [InlineData(".", 554, SendResult.Dead)]
    [InlineData("AUTH", 535, SendResult.TryAgainHourly)]
    public async Task A_refusal_leads_to_the_outcome_of_its_code(string command, int code, SendResult result)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Relay.Replies[command] = $"{code} not now";

        var outcome = await fixture.SendAsync("smtp", Samples.Fired);

        Assert.Equal(result, outcome.Result);
        Assert.Equal(
            command switch
            {
                "AUTH" => "user name or password refused",
                "RCPT" => $"not accepted for postmaster@example.com ({code}: not now), second@example.com ({code}: not now)",
                _ => $"{code}: not now",
            },
            outcome.Detail);
    }

    [Theory]
    [InlineData("250 AUTH PLAIN")]
    [InlineData("250-PIPELINING\r\n250 AUTH PLAIN")]
    public async Task A_mail_goes_to_those_recipients_that_the_relay_takes_and_the_others_are_named(string offers)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Relay.Replies["EHLO"] = $"250-loopback\r\n{offers}";
        fixture.Relay.Replies["RCPT TO:<postmaster@example.com>"] = $"550 no such user {ReceiverFixture.Password}";

        var outcome = await fixture.SendAsync("smtp", Samples.Fired);

        Assert.Equal(SendResult.Delivered, outcome.Result);
        Assert.Equal("250 accepted, but not for postmaster@example.com (550: no such user ***)", outcome.Detail);
        Assert.Contains("Subject: FIRING", Assert.Single(fixture.Relay.Mails), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(450, SendResult.TryAgain)]
    [InlineData(550, SendResult.Dead)]
    public async Task A_mail_that_the_relay_takes_for_nobody_is_dead_unless_it_may_still_take_one(int code, SendResult result)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Relay.Replies["RCPT"] = $"{code} maybe";
        fixture.Relay.Replies["RCPT TO:<postmaster@example.com>"] = "550 never";

        var outcome = await fixture.SendAsync("smtp", Samples.Fired);

        Assert.Equal(result, outcome.Result);
        Assert.Equal($"not accepted for postmaster@example.com (550: never), second@example.com ({code}: maybe)", outcome.Detail);
        Assert.Empty(fixture.Relay.Mails);
    }

    [Fact]
    public async Task A_mail_that_is_refused_after_all_its_recipients_were_taken_is_dead_for_its_own_reason()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Relay.Replies["RCPT TO:<postmaster@example.com>"] = "550 never";
        fixture.Relay.Replies["."] = "554 spam";

        Assert.Equal(new SendOutcome(SendResult.Dead, "554: spam"), await fixture.SendAsync("smtp", Samples.Fired));
    }

    [Fact]
    public async Task What_the_relay_says_of_many_recipients_is_cut()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Relay.Replies["RCPT"] = $"550 {string.Concat(Enumerable.Repeat("never ", 50))}";

        var detail = (await fixture.SendAsync("smtp", Samples.Fired)).Detail;

        Assert.Equal(200, detail.Length);
        Assert.EndsWith("…", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_relay_that_asks_for_a_password_is_tried_again_hourly()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Relay.Replies["MAIL"] = "530 authentication required";

        var outcome = await fixture.SendAsync("smtp", Samples.Fired);

        Assert.Equal(new SendOutcome(SendResult.TryAgainHourly, "the relay asks for a user name and password"), outcome);
    }

    [Fact]
    public async Task A_relay_that_hangs_is_tried_again()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Relay.Replies["."] = null;

        var sending = fixture.SendAsync("smtp", Samples.Fired);
        while (fixture.Relay.Mails.Count == 0)
            await Task.Yield();
        fixture.Time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(new SendOutcome(SendResult.TryAgain, "no answer within 15 s"), await sending);
    }

    [Fact]
    public async Task A_mail_that_was_taken_is_delivered_however_the_relay_takes_its_leave()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Relay.Replies["QUIT"] = "554 never";

        Assert.Equal(SendResult.Delivered, (await fixture.SendAsync("smtp", Samples.Fired)).Result);
        Assert.Equal("QUIT", fixture.Relay.Commands[^1]);
    }

    [Fact]
    public async Task A_mail_that_was_taken_is_delivered_although_the_relay_never_takes_its_leave()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Relay.Replies["QUIT"] = null;

        var sending = fixture.SendAsync("smtp", Samples.Fired);
        while (!fixture.Relay.Commands.Contains("QUIT"))
            await Task.Yield();
        fixture.Time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(SendResult.Delivered, (await sending).Result);
    }

    [Fact]
    public async Task A_mail_that_was_taken_is_delivered_although_the_relay_hangs_up()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Relay.Replies["QUIT"] = "";

        Assert.Equal(SendResult.Delivered, (await fixture.SendAsync("smtp", Samples.Fired)).Result);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST")]
    public async Task A_relay_on_this_machine_may_go_by_its_name(string host)
    {
        await using var fixture = await ReceiverFixture.StartAsync(startTls: true);
        fixture.Set("Smtp", ("Host", host));

        Assert.Equal(SendResult.Delivered, (await fixture.SendAsync("smtp", Samples.Fired)).Result);
        Assert.True(fixture.Relay.SawTls);
    }

    [Fact]
    public async Task A_relay_that_refuses_without_a_word_is_told_by_its_code()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Relay.Replies["MAIL"] = "550 ";

        Assert.Equal(new SendOutcome(SendResult.Dead, "550"), await fixture.SendAsync("smtp", Samples.Fired));
    }

    [Theory]
    [InlineData("CONNECT")]
    [InlineData("EHLO")]
    [InlineData("MAIL")]
    public async Task What_a_relay_may_send_is_bounded(string command)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Relay.Replies[command] = string.Concat(Enumerable.Repeat("250-more of it\r\n", 20_000)) + "250 end";

        var outcome = await fixture.SendAsync("smtp", Samples.Fired);

        Assert.Equal(new SendOutcome(SendResult.TryAgain, "the relay sent more than 256 KiB"), outcome);
    }

    [Fact]
    public async Task A_relay_that_is_not_there_is_tried_again()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        await fixture.Relay.DisposeAsync();

        var outcome = await fixture.SendAsync("smtp", Samples.Fired);

        Assert.Equal(new SendOutcome(SendResult.TryAgain, "no answer (SocketException)"), outcome);
    }

    private static IPAddress? OwnAddress() => Array.Find(
        Dns.GetHostAddresses(Dns.GetHostName()),
        address => address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));
}
