using FunctionsRadar.Alerting;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>
/// The headers by which a mail program knows a mail that comes twice, and shows the mails of one incident below its first.
/// </summary>
internal static class MailThread
{
    /// <summary>The headers of a notification's mail.</summary>
    /// <param name="notification">The notification.</param>
    /// <param name="domain">The sender's domain.</param>
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
