using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>The first sentences of a message: what happened, with the legacy share now and before.</summary>
internal static class MessageSummary
{
    public static string Write(Notification notification) => string.Join(' ', Sentences(notification));

    /// <summary>Why, in one line; empty when nothing happened.</summary>
    public static IEnumerable<string> Reasons(Notification notification)
    {
        if (notification.Digest is { } digest)
            return [DigestText.Line(digest)];
        var reasons = notification.Alerts.Select(alert => OneLine.From(alert.Reason));
        if (notification.Type == NotificationType.Resolved)
            reasons = reasons.Prepend($"lasted {Length(notification)}");
        return notification.Alerts.IsEmpty ? [] : [string.Join("; ", reasons)];
    }

    /// <summary>A legacy share, written so that it does not look like a threshold that it crossed.</summary>
    public static string Percent(Notification notification, decimal share) => NumberFormat.Percent(
        share, [.. notification.Alerts.SelectMany(alert => new[] { alert.Rule.Threshold, alert.Rule.RecoverAt })]);

    private static IEnumerable<string> Sentences(Notification notification)
    {
        if (notification.IsDemo)
            yield return "DEMO, simulated data.";
        if (notification.Type == NotificationType.Test)
            yield return "TEST: nothing happened, and this receiver works.";
        var hasNoData = notification.Firing.Any(alert => alert.IsNoData);
        if (hasNoData)
            yield return "No data from Radar: what cannot be measured can neither fire nor resolve.";
        else if (notification.Ended.Any(alert => alert.IsNoData && alert.Value <= alert.Rule.RecoverAt))
            yield return "There is data from Radar again.";
        yield return DescribeShare(notification, hasNoData || notification.Digest?.NotAccepted is not null);
        foreach (var sentence in notification.Digest is { } digest ? DigestText.Sentences(digest, notification.LegacyShare) : [])
            yield return sentence;
        if (notification.Type == NotificationType.Resolved)
            yield return $"The incident lasted {Length(notification)}.";
    }

    private static string DescribeShare(Notification notification, bool isOld)
    {
        if (notification.LegacyShare is not { } share)
            return "The share of email over legacy TLS is not known.";
        var labels = notification.LegacyVersions.Select(version => OneLine.From(version, MessageSections.MaxVersion));
        var (start, verb) = isOld ? ("In the last dataset, ", "travelled") : ("", "travels");
        return $"{start}{Percent(notification, share)} of email {verb} over {NameList.Join(labels)}"
            + $"{DescribeBefore(notification, share)}.";
    }

    // Not when an alert's reason says it: the snapshot before is what it measured a rise from.
    private static string DescribeBefore(Notification notification, decimal share)
    {
        if (notification.Digest is { } digest)
            return digest.YearAgo is { } yearAgo ? $" (a year ago: {NumberFormat.Percent(yearAgo.LegacyShare)})" : "";
        var before = notification.PreviousLegacyShare;
        if (before is null || notification.Alerts.Any(alert => alert.Value is not null && alert.Baseline?.LegacyShare == before))
            return "";
        return before == share ? " (before: the same)" : $" (before: {Percent(notification, before.Value)})";
    }

    private static string Length(Notification notification) =>
        TimeFormat.Length(notification.At - (notification.Since ?? notification.At));
}
