using System.Net;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Delivery;

public sealed class SmtpTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_relay_on_this_machine_is_spoken_to_in_private_when_it_offers_that(bool offersTls)
    {
        await using var bench = await Bench.StartAsync(startTls: offersTls);

        var outcome = await bench.SendAsync(ReceiverType.Smtp, Samples.Of(NotificationType.Fired));

        Assert.Equal(new SendOutcome(SendResult.Delivered, "250 accepted"), outcome);
        Assert.Equal(offersTls, bench.Relay.SawTls);
        Assert.Equal(2, bench.Relay.Commands.Count(command => command.StartsWith("RCPT", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true, "no secure connection: the relay's certificate or TLS version was refused")]
    [InlineData(false, "no secure connection: the relay does not offer STARTTLS")]
    public async Task A_relay_elsewhere_gets_nothing_without_a_secure_connection(bool offersTls, string detail)
    {
        var address = OwnAddress();
        if (address is null)
            Needs.Skip("This machine has no address but loopback.");
        await using var bench = await Bench.StartAsync(startTls: offersTls, relayAt: address);

        var outcome = await bench.SendAsync(ReceiverType.Smtp, Samples.Of(NotificationType.Fired));

        Assert.Equal(new SendOutcome(SendResult.TryAgain, detail), outcome);
        Assert.DoesNotContain(bench.Relay.Commands, command => command.StartsWith("AUTH", StringComparison.Ordinal));
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
        await using var bench = await Bench.StartAsync();
        bench.Relay.Answers[command] = $"{code} not now";

        var outcome = await bench.SendAsync(ReceiverType.Smtp, Samples.Of(NotificationType.Fired));

        Assert.Equal(result, outcome.Result);
        Assert.Equal(command == "AUTH" ? "user name or password refused" : $"{code}: not now", outcome.Detail);
    }

    [Fact]
    public async Task A_relay_that_hangs_is_tried_again()
    {
        await using var bench = await Bench.StartAsync();
        bench.Relay.Answers["."] = null;

        var sending = bench.SendAsync(ReceiverType.Smtp, Samples.Of(NotificationType.Fired));
        while (bench.Relay.Mails.Count == 0)
            await Task.Yield();
        bench.Time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(new SendOutcome(SendResult.TryAgain, "no answer within 15 s"), await sending);
    }

    [Fact]
    public async Task A_mail_that_was_taken_is_delivered_however_the_relay_takes_its_leave()
    {
        await using var bench = await Bench.StartAsync();
        bench.Relay.Answers["QUIT"] = "554 never";

        Assert.Equal(SendResult.Delivered, (await bench.SendAsync(ReceiverType.Smtp, Samples.Of(NotificationType.Fired))).Result);
        Assert.Equal("QUIT", bench.Relay.Commands[^1]);
    }

    [Fact]
    public async Task A_mail_that_was_taken_is_delivered_although_the_relay_never_takes_its_leave()
    {
        await using var bench = await Bench.StartAsync();
        bench.Relay.Answers["QUIT"] = null;

        var sending = bench.SendAsync(ReceiverType.Smtp, Samples.Of(NotificationType.Fired));
        while (!bench.Relay.Commands.Contains("QUIT"))
            await Task.Yield();
        bench.Time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(SendResult.Delivered, (await sending).Result);
    }

    [Fact]
    public async Task A_mail_that_was_taken_is_delivered_although_the_relay_hangs_up()
    {
        await using var bench = await Bench.StartAsync();
        bench.Relay.Answers["QUIT"] = "";

        Assert.Equal(SendResult.Delivered, (await bench.SendAsync(ReceiverType.Smtp, Samples.Of(NotificationType.Fired))).Result);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST")]
    public async Task A_relay_on_this_machine_may_go_by_its_name(string host)
    {
        await using var bench = await Bench.StartAsync(startTls: true, relayHost: host);

        Assert.Equal(SendResult.Delivered, (await bench.SendAsync(ReceiverType.Smtp, Samples.Of(NotificationType.Fired))).Result);
        Assert.True(bench.Relay.SawTls);
    }

    [Fact]
    public async Task A_relay_that_refuses_without_a_word_is_told_by_its_code()
    {
        await using var bench = await Bench.StartAsync();
        bench.Relay.Answers["RCPT"] = "550 ";

        Assert.Equal(new SendOutcome(SendResult.Dead, "550"), await bench.SendAsync(ReceiverType.Smtp, Samples.Of(NotificationType.Fired)));
    }

    [Theory]
    [InlineData("CONNECT")]
    [InlineData("EHLO")]
    [InlineData("MAIL")]
    public async Task What_a_relay_may_send_is_bounded(string command)
    {
        await using var bench = await Bench.StartAsync();
        bench.Relay.Answers[command] = string.Concat(Enumerable.Repeat("250-more of it\r\n", 20_000)) + "250 end";

        var outcome = await bench.SendAsync(ReceiverType.Smtp, Samples.Of(NotificationType.Fired));

        Assert.Equal(new SendOutcome(SendResult.TryAgain, "the relay sent more than 256 KiB"), outcome);
    }

    [Fact]
    public async Task A_relay_that_is_not_there_is_tried_again()
    {
        await using var bench = await Bench.StartAsync();
        await bench.Relay.DisposeAsync();

        Assert.Equal(new SendOutcome(SendResult.TryAgain, "no answer (SocketException)"), await bench.SendAsync(ReceiverType.Smtp, Samples.Of(NotificationType.Fired)));
    }

    private static IPAddress? OwnAddress() => Array.Find(
        Dns.GetHostAddresses(Dns.GetHostName()),
        address => address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));
}
