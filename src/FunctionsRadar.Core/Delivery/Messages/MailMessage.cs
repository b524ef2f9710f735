using FunctionsRadar.Alerting;
using MimeKit;
using MimeKit.Text;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>A message as mail of our own making. The same notification gives the same <c>Message-ID</c>, so that a mail sent twice can be told.</summary>
internal static class MailMessage
{
    /// <summary>Composes the mail; the plain part comes before the HTML part.</summary>
    public static MimeMessage Compose(Message message, Notification notification, string from, IEnumerable<string> to, DateTimeOffset now)
    {
        var sender = MailboxAddress.Parse(from);
        var mail = new MimeMessage { Subject = message.Subject, Date = now, MessageId = IdOf(notification.Id, sender), Body = BodyOf(message, notification) };
        mail.From.Add(sender);
        mail.To.AddRange(to.Select(MailboxAddress.Parse).DistinctBy(address => address.Address, StringComparer.OrdinalIgnoreCase));
        mail.Headers.Add("X-FunctionsRadar-Notification", notification.Id);
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        // Reminders and the end stand below the first mail of their incident.
        if (notification.Incident != notification.Id)
        {
            mail.InReplyTo = IdOf(notification.Incident, sender);
            mail.References.Add(IdOf(notification.Incident, sender));
        }
        return mail;
    }

    private static string IdOf(string id, MailboxAddress sender) => $"{id}@{sender.Domain}";

    private static MultipartAlternative BodyOf(Message message, Notification notification)
    {
        var body = new MultipartAlternative { Boundary = $"=_{notification.Id}" };
        body.Add(new TextPart(TextFormat.Plain) { Text = PlainText.Render(message) });
        body.Add(new TextPart(TextFormat.Html) { Text = MailHtml.Render(message) });
        return body;
    }
}
