using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Settings;
using MailKit.Net.Smtp;
using MimeKit;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Sends mail through the user's own relay.</summary>
internal sealed class SmtpNotifier(DashboardLink dashboard, TimeProvider time) : INotifier
{
    private const int DefaultPort = 587;

    /// <summary>This kind of receiver; all of them send through one relay.</summary>
    public static ReceiverKind Kind { get; } = ReceiverKind.CreateSharing<SmtpNotifier>("smtp", (settings, sections) =>
    {
        var relay = ReadRelay(settings, sections.Count > 0);
        return sections.Select(section => new Options(section.ReadMailAddresses("To"), relay));
    });

    public async Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation)
    {
        var options = (Options)receiver.Options;
        var secrets = Masking.FindSecrets(null, options.Relay.Host, options.Relay.User, options.Relay.Password);
        using var timeout = new CancellationTokenSource(HttpSender.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            var message = Message.Create(notification, dashboard.To(notification.Watch));
            using var mail = MailMessage.Compose(message, notification, options.Relay.From!, options.To, time.GetUtcNow());
            return await SendAsync(mail, options.Relay, secrets, either.Token);
        }
        catch (Exception) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return SendOutcome.TimedOut;
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            return SmtpOutcome.From(error, secrets);
        }
    }

    private static async Task<SendOutcome> SendAsync(
        MimeMessage mail, Relay relay, IReadOnlyList<string> secrets, CancellationToken cancellation)
    {
        using var client = await SmtpRelay.ConnectAsync(relay.Host!, relay.Port, cancellation);
        if (relay.User is not null)
            await client.AuthenticateAsync(relay.User, relay.Password!, cancellation);
        try
        {
            await client.SendAsync(mail, cancellation);
        }
        catch (SmtpCommandException) when (client.Refused.Count == mail.To.Count)
        {
            return SmtpOutcome.FromRefused(client.Refused, secrets);
        }
        // The relay has accepted the message: an error in QUIT must not cause a second send. The client reports none.
        await client.DisconnectAsync(quit: true, cancellation);
        return SmtpOutcome.FromAccepted(client.Refused, secrets);
    }

    private static Relay ReadRelay(SettingsReader settings, bool isNeeded)
    {
        var relay = new Relay(
            MailSettings.Need(settings, "Smtp:Host", isNeeded),
            settings.WholeNumber("Smtp:Port", DefaultPort, 1, 65535),
            settings.Text("Smtp:User"),
            settings.Text("Smtp:Password", secret: true),
            MailSettings.NeedSender(settings, "Smtp:From", isNeeded));
        if (relay.User is null != relay.Password is null)
            settings.Reject("Smtp:User and Smtp:Password are not given together; accepted: both or neither.");
        return relay;
    }

    /// <summary>Settings of a receiver of mail.</summary>
    /// <param name="To">Addresses.</param>
    /// <param name="Relay">How mail goes out.</param>
    public sealed record Options(ImmutableArray<string> To, Relay Relay) : ReceiverOptions;

    /// <summary>The section <c>Smtp</c>.</summary>
    /// <param name="Host">Host name of the relay.</param>
    /// <param name="Port">Port of the relay.</param>
    /// <param name="User">User name; null for none.</param>
    /// <param name="Password">Secret.</param>
    /// <param name="From">Sender.</param>
    public sealed record Relay(string? Host, int Port, string? User, string? Password, string? From);
}
