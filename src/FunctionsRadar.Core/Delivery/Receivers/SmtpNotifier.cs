using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;
using MailKit.Net.Smtp;
using MimeKit;
using MimeKit.Text;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Sends mail through the user's own relay.</summary>
internal sealed class SmtpNotifier(DashboardLink dashboard, TimeProvider time) : INotifier
{
    private const int DefaultPort = 587;

    public static ReceiverKind Kind { get; } = ReceiverKind.CreateSharing<SmtpNotifier>("smtp", (settings, sections) =>
    {
        var isNeeded = sections.Count > 0;
        var relay = new Relay(
            MailSettings.Need(settings, "Smtp:Host", isNeeded), settings.WholeNumber("Smtp:Port", DefaultPort, 1, 65535),
            settings.Text("Smtp:User"), settings.Text("Smtp:Password", secret: true),
            MailSettings.NeedSender(settings, "Smtp:From", isNeeded));
        if (relay.User is null != relay.Password is null)
            settings.Reject("Smtp:User and Smtp:Password are not given together; accepted: both or neither.");
        return sections.Select(section => new Options(section.ReadMailAddresses("To"), relay));
    });

    public Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation)
    {
        var (to, relay) = (Options)receiver.Options;
        var secrets = Masking.FindSecrets(null, relay.Host, relay.User, relay.Password);
        return TimedSend.RunAsync(MailAsync, error => SmtpOutcome.From(error, secrets), time, cancellation);

        async Task<SendOutcome> MailAsync(CancellationToken token)
        {
            using var mail = Compose(notification, relay.From!, to);
            using var client = new SmtpRelay(relay.Host!);
            await client.OpenAsync(relay.Port, token);
            if (relay.User is not null)
                await client.AuthenticateAsync(relay.User, relay.Password!, token);
            try
            {
                await client.SendAsync(mail, token);
            }
            catch (SmtpCommandException) when (client.Refused.Count == mail.To.Count)
            {
                return SmtpOutcome.FromRefused(client.Refused, secrets);
            }
            // The relay has accepted the message: an error in QUIT must not cause a second send. The client reports none.
            await client.DisconnectAsync(quit: true, token);
            return SmtpOutcome.FromAccepted(client.Refused, secrets);
        }
    }

    // The plain part comes before the HTML part.
    private MimeMessage Compose(Notification notification, string from, IEnumerable<string> to)
    {
        var (message, sender) = (Message.Create(notification, dashboard), MailboxAddress.Parse(from));
        var plain = new TextPart(TextFormat.Plain) { Text = PlainText.Render(message) };
        var html = new TextPart(TextFormat.Html) { Text = HtmlMail.Render(message) };
        var body = new MultipartAlternative(plain, html) { Boundary = $"=_{notification.Id}" };
        var mail = new MimeMessage([sender], MailSettings.Parse(to), message.Subject, body) { Date = time.GetUtcNow() };
        foreach (var (name, value) in MailThread.Headers(notification, sender.Domain))
            mail.Headers.Replace(name, value);
        return mail;
    }

    public sealed record Options(ImmutableArray<string> To, Relay Relay) : ReceiverOptions;

    /// <summary>The section <c>Smtp</c>, which all receivers of this kind share; null for no user name and password.</summary>
    public sealed record Relay(string? Host, int Port, string? User, string? Password, string? From);
}
