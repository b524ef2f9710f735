using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>
/// A notification in words. Every text is one line and not escaped: each notifier lays it out and escapes it for its own format.
/// The subject says what it is about; the headline, where there is room for nothing else, adds the reasons; summary and sections
/// say the rest, and nothing twice.
/// </summary>
internal sealed record Message(
    string Subject, string Headline, string Summary, ImmutableArray<MessageSection> Sections, Uri? Link)
{
    /// <summary>Where the numbers come from, and on which terms.</summary>
    public const string Source = "Data: Cloudflare Radar (https://radar.cloudflare.com), CC BY-NC 4.0";

    private const int MaxSubject = 150;

    public static Message Create(Notification notification, DashboardLink? dashboard)
    {
        var subject = OneLine.Cut(MessageSubject.Write(notification), MaxSubject);
        return new Message(
            subject, string.Join(": ", [subject, .. MessageSummary.Reasons(notification)]), MessageSummary.Write(notification),
            [.. MessageSections.Create(notification)], dashboard?.To(notification.Watch));
    }
}
