using FunctionsRadar.Alerting;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>Headers by which mail programs know a mail that comes twice, and put an incident's mails below its first.</summary>
internal static class MailThread
{
    /// <summary><paramref name="domain"/> is the sender's.</summary>
    public static IEnumerable<(string Name, string Value)> Headers(Notification notification, string domain)
    {
        yield return ("Message-ID", $"<{notification.Id}@{domain}>");
        if (notification.Incident != notification.Id)
        {
            yield return ("In-Reply-To", $"<{notification.Incident}@{domain}>");
            yield return ("References", $"<{notification.Incident}@{domain}>");
        }
        yield return ("X-FunctionsRadar-Notification", notification.Id);
        yield return ("Auto-Submitted", "auto-generated");
    }
}
