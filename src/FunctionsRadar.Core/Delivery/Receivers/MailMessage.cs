using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;
using MimeKit;
using MimeKit.Text;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>A message as mail of our own making; the plain part comes before the HTML part.</summary>
internal static class MailMessage
{
    /// <summary>Composes the mail.</summary>
    public static MimeMessage Compose(
        Message message, Notification notification, string from, IEnumerable<string> to, DateTimeOffset now)
    {
        var sender = MailboxAddress.Parse(from);
        var mail = new MimeMessage { Subject = message.Subject, Date = now, Body = ComposeBody(message, notification) };
        mail.From.Add(sender);
        mail.To.AddRange(MailSettings.Parse(to));
        foreach (var (name, value) in MailThread.Headers(notification, sender.Domain))
            mail.Headers.Replace(name, value);
        return mail;
    }

    private static MultipartAlternative ComposeBody(Message message, Notification notification)
    {
        var body = new MultipartAlternative { Boundary = $"=_{notification.Id}" };
        body.Add(new TextPart(TextFormat.Plain) { Text = PlainText.Render(message) });
        body.Add(new TextPart(TextFormat.Html) { Text = HtmlMail.Render(message) });
        return body;
    }
}
