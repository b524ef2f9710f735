using System.Net;
using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Settings;
using MimeKit;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Sends mail through SendGrid.</summary>
internal sealed class EmailNotifier(HttpSender sender, DashboardLink dashboard) : INotifier
{
    private static readonly Uri DefaultBaseUrl = new("https://api.sendgrid.com");

    /// <summary>This kind of receiver; all of them send through one account.</summary>
    public static ReceiverKind Kind { get; } = ReceiverKind.CreateSharing<EmailNotifier>("email", (settings, sections) =>
    {
        var account = ReadAccount(settings, sections.Count > 0);
        return sections.Select(section => new Options(section.ReadMailAddresses("To"), account));
    });

    public Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation)
    {
        var options = (Options)receiver.Options;
        var secrets = Masking.FindSecrets(options.Account.BaseUrl, options.Account.ApiKey);
        return sender.SendAsync((client, token) => SendAsync(client, notification, options, token), secrets, cancellation);
    }

    private async Task<ReceiverResponse> SendAsync(
        HttpClient client, Notification notification, Options options, CancellationToken cancellation)
    {
        var account = options.Account;
        var host = account.BaseUrl.AbsoluteUri;
        var service = new SendGridClient(client, new SendGridClientOptions { ApiKey = account.ApiKey, Host = host });
        var response = await service.SendEmailAsync(Compose(notification, options), cancellation);
        var error = FindError(await response.Body.ReadAsStringAsync(cancellation));
        var isAccepted = IsAccepted(response.StatusCode, account.Sandbox);
        return new ReceiverResponse(response.StatusCode, response.Headers, error, isAccepted);
    }

    // Mail that was only validated (200) must not pass for sent (202).
    private static bool? IsAccepted(HttpStatusCode status, bool isSandbox) => (int)status switch
    {
        202 => true,
        200 => isSandbox,
        >= 200 and < 300 => false,
        _ => null,
    };

    private SendGridMessage Compose(Notification notification, Options options)
    {
        var message = Message.Create(notification, dashboard.To(notification.Watch));
        var from = MailboxAddress.Parse(options.Account.From!);
        var recipients = MailSettings.Parse(options.To).Select(ToAddress).ToList();
        var mail = new SendGridMessage
        {
            From = ToAddress(from),
            Subject = message.Subject,
            Personalizations = [new Personalization { Tos = recipients }],
            Headers = MailThread.Headers(notification, from.Domain).ToDictionary(header => header.Name, header => header.Value),
            CustomArgs = new() { ["notification"] = notification.Id, ["incident"] = notification.Incident },
        };
        mail.AddContent(MimeType.Text, PlainText.Render(message));
        mail.AddContent(MimeType.Html, HtmlMail.Render(message));
        mail.AddCategory("FunctionsRadar");
        mail.SetClickTracking(false, false);
        mail.SetOpenTracking(false);
        mail.SetSubscriptionTracking(false);
        mail.SetSandBoxMode(options.Account.Sandbox);
        return mail;
    }

    private static EmailAddress ToAddress(MailboxAddress mailbox) =>
        new(mailbox.Address, string.IsNullOrEmpty(mailbox.Name) ? null : mailbox.Name);

    // { "errors": [ { "message": "…" } ] }
    private static string FindError(string body)
    {
        try
        {
            return JsonNode.Parse(body)?["errors"]?[0]?["message"]?.ToString() ?? "";
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return "";
        }
    }

    private static SendGridAccount ReadAccount(SettingsReader settings, bool isNeeded) => new(
        MailSettings.Need(settings, "SendGrid:ApiKey", isNeeded, secret: true),
        MailSettings.NeedSender(settings, "SendGrid:From", isNeeded),
        settings.Address("SendGrid:BaseUrl", DefaultBaseUrl)!,
        settings.Flag("SendGrid:Sandbox", false));

    /// <summary>Settings of a receiver of mail.</summary>
    /// <param name="To">Addresses.</param>
    /// <param name="Account">How mail goes out.</param>
    public sealed record Options(ImmutableArray<string> To, SendGridAccount Account) : ReceiverOptions;

    /// <summary>The section <c>SendGrid</c>.</summary>
    /// <param name="ApiKey">Secret.</param>
    /// <param name="From">Sender.</param>
    /// <param name="BaseUrl">Address of the service; another for the EU region.</param>
    /// <param name="Sandbox">True to have messages validated, but not sent.</param>
    public sealed record SendGridAccount(string? ApiKey, string? From, Uri BaseUrl, bool Sandbox = false);
}
