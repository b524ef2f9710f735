using System.Net;
using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;
using MimeKit;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Sends mail through SendGrid.</summary>
internal sealed class EmailNotifier(HttpSender sender, DashboardLink dashboard) : INotifier
{
    private static readonly Uri DefaultBaseUrl = new("https://api.sendgrid.com");

    public static ReceiverKind Kind { get; } = ReceiverKind.CreateSharing<EmailNotifier>("email", (settings, sections) =>
    {
        var isNeeded = sections.Count > 0;
        var account = new SendGridAccount(
            MailSettings.Need(settings, "SendGrid:ApiKey", isNeeded, secret: true),
            MailSettings.NeedSender(settings, "SendGrid:From", isNeeded),
            settings.Address("SendGrid:BaseUrl", DefaultBaseUrl)!, settings.Flag("SendGrid:Sandbox", false));
        return sections.Select(section => new Options(section.ReadMailAddresses("To"), account));
    });

    public Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation)
    {
        var options = (Options)receiver.Options;
        var (key, _, baseUrl, isSandbox) = options.Account;
        return sender.SendAsync(MailAsync, Masking.FindSecrets(baseUrl, key), cancellation);

        async Task<ReceiverResponse> MailAsync(HttpClient client, CancellationToken token)
        {
            var service = new SendGridClient(client, new SendGridClientOptions { ApiKey = key, Host = baseUrl.AbsoluteUri });
            var response = await service.SendEmailAsync(Compose(notification, options), token);
            var (status, error) = (response.StatusCode, FindError(await response.Body.ReadAsStringAsync(token)));
            // Mail that was only validated (200) must not pass for sent (202).
            bool? isAccepted = response.IsSuccessStatusCode
                ? status == HttpStatusCode.Accepted || (status == HttpStatusCode.OK && isSandbox) : null;
            return new ReceiverResponse(status, response.Headers, error, isAccepted);
        }
    }

    private SendGridMessage Compose(Notification notification, Options options)
    {
        var message = Message.Create(notification, dashboard);
        var from = MailboxAddress.Parse(options.Account.From!);
        var mail = new SendGridMessage
        {
            From = ToAddress(from),
            Subject = message.Subject,
            Personalizations = [new Personalization { Tos = [.. MailSettings.Parse(options.To).Select(ToAddress)] }],
            PlainTextContent = PlainText.Render(message),
            HtmlContent = HtmlMail.Render(message),
            Headers = MailThread.Headers(notification, from.Domain).ToDictionary(header => header.Name, header => header.Value),
            CustomArgs = new() { ["notification"] = notification.Id, ["incident"] = notification.Incident },
            Categories = ["FunctionsRadar"],
        };
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

    public sealed record Options(ImmutableArray<string> To, SendGridAccount Account) : ReceiverOptions;

    /// <summary>The section <c>SendGrid</c>, which all receivers of this kind share. In the sandbox nothing is sent.</summary>
    public sealed record SendGridAccount(string? ApiKey, string? From, Uri BaseUrl, bool Sandbox);
}
