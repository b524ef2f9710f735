using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>
/// A notification in words. Every text is one line and not escaped: each notifier lays it out and escapes it for its own format.
/// Subject aside, nothing is said twice.
/// </summary>
internal sealed record Message
{
    /// <summary>Where the numbers come from, and on which terms.</summary>
    public const string Source = "Data: Cloudflare Radar (https://radar.cloudflare.com), CC BY-NC 4.0";

    private const int MaxSubject = 150;

    /// <summary>What it is about, at most 150 characters; marked when it is a test or a demo.</summary>
    public required string Subject { get; init; }

    /// <summary>Subject and reasons in one line, for where there is room for nothing else.</summary>
    public required string Headline { get; init; }

    /// <summary>What happened, with the legacy share now and before.</summary>
    public required string Summary { get; init; }

    /// <summary>The alerts, the shares, the dataset, who still sends over legacy versions, notes; those that there are.</summary>
    public required ImmutableArray<MessageSection> Sections { get; init; }

    /// <summary>The dashboard; null when no public address is set.</summary>
    public Uri? Link { get; init; }

    /// <summary>Puts a notification into words.</summary>
    /// <param name="notification">The notification.</param>
    /// <param name="link">The dashboard; null for none.</param>
    public static Message Create(Notification notification, Uri? link)
    {
        var subject = OneLine.Cut(MessageSubject.Write(notification), MaxSubject);
        return new Message
        {
            Subject = subject,
            Headline = string.Join(": ", [subject, .. MessageSummary.Reasons(notification)]),
            Summary = MessageSummary.Write(notification),
            Sections = [.. MessageSections.Create(notification)],
            Link = link,
        };
    }
}
