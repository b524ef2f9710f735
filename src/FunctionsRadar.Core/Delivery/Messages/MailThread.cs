using FunctionsRadar.Alerting;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>Headers by which mail programs know a mail that comes twice, and put an incident's mails below its first.</summary>
internal static class MailThread
{
    public static IEnumerable<(string Name, string Value)> Headers(Notification notification, string senderDomain)
    {
        yield return ("Message-ID", $"<{notification.Id}@{senderDomain}>");
        if (notification.Incident != notification.Id)
        {
            yield return ("In-Reply-To", $"<{notification.Incident}@{senderDomain}>");
            yield return ("References", $"<{notification.Incident}@{senderDomain}>");
        }
        yield return ("X-FunctionsRadar-Notification", notification.Id);
        yield return ("Auto-Submitted", "auto-generated");
    }
}
