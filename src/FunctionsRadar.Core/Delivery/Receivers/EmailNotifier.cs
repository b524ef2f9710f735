using System.Net;
using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;
using MimeKit;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Sends mail through SendGrid.</summary>
internal sealed class EmailNotifier(HttpSender sender, DashboardLink link, SendGridOptions options) : INotifier
{
    public ReceiverType Type => ReceiverType.Email;

    public Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation) =>
        sender.SendAsync((client, token) => SendAsync(client, Compose(notification, receiver), token), Masking.SecretsOf(receiver, options.ApiKey), cancellation);

    private async Task<Answer> SendAsync(HttpClient client, SendGridMessage mail, CancellationToken cancellation)
    {
        var service = new SendGridClient(client, new SendGridClientOptions { ApiKey = options.ApiKey, Host = options.BaseUrl.AbsoluteUri });
        var response = await service.SendEmailAsync(mail, cancellation);
        var words = WordsOf(await response.Body.ReadAsStringAsync(cancellation));
        return new Answer(response.StatusCode, response.Headers, words, IsAccepted(response.StatusCode));
    }

    // Mail that was only validated (200) must not pass for sent (202).
    private bool? IsAccepted(HttpStatusCode status) => (int)status switch
    {
        202 => true,
        200 => options.Sandbox,
        >= 200 and < 300 => false,
        _ => null,
    };

    private SendGridMessage Compose(Notification notification, Receiver receiver)
    {
        var message = Message.Of(notification, link.To(notification.Watch));
        var mail = MailHelper.CreateSingleEmailToMultipleRecipients(AddressOf(options.From!), RecipientsOf(receiver), message.Subject, null, null);
        mail.Personalizations = [new Personalization { Tos = RecipientsOf(receiver) }];
        mail.AddContent(MimeType.Text, PlainText.Render(message));
        mail.AddContent(MimeType.Html, MailHtml.Render(message));
        mail.AddCustomArg("notification", notification.Id);
        mail.AddHeader("X-FunctionsRadar-Notification", notification.Id);
        mail.AddHeader("Auto-Submitted", "auto-generated");
        mail.AddCategory("FunctionsRadar");
        mail.SetClickTracking(false, false);
        mail.SetOpenTracking(false);
        mail.SetSubscriptionTracking(false);
        mail.SetSandBoxMode(options.Sandbox);
        return mail;
    }

    private static List<EmailAddress> RecipientsOf(Receiver receiver) =>
        [.. receiver.To.Select(AddressOf).DistinctBy(address => address.Email, StringComparer.OrdinalIgnoreCase)];

    private static EmailAddress AddressOf(string text)
    {
        var mailbox = MailboxAddress.Parse(text);
        return new EmailAddress(mailbox.Address, string.IsNullOrEmpty(mailbox.Name) ? null : mailbox.Name);
    }

    // { "errors": [ { "message": "…" } ] }
    private static string WordsOf(string body)
    {
        try
        {
            return JsonNode.Parse(body)?["errors"]?[0]?["message"]?.ToString() ?? "";
        }
        catch (Exception error) when (error is System.Text.Json.JsonException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return "";
        }
    }
}
