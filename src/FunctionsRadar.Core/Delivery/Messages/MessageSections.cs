using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Formatting;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>The sections of a message; those that a notification has anything for.</summary>
internal static class MessageSections
{
    public const int MaxVersion = 32;
    private const int MaxTld = 64;
    private const int MaxNote = 800;

    public static IEnumerable<MessageSection> Create(Notification notification) =>
        from section in new (string Title, IEnumerable<Fact> Facts)[]
        {
            ("Firing", notification.Firing.Select(alert => Firing(notification, alert))),
            ("Ended", notification.Ended.Select(alert => Ended(notification, alert))),
            ("Fired since then", (notification.Digest?.Fired ?? []).Select(DigestText.Fired)),
            ("Not delivered since then", (notification.Digest?.Dead ?? []).Select(DigestText.Dead)),
            ("Share of each version", Shares(notification)),
            ("Details", Details(notification)),
            ("Top-level domains that send email over legacy TLS, with their part of it", notification.TopTlds.Select(TopTld)),
            ("Cloudflare's notes on the data", (notification.Confidence?.Annotations ?? []).Select(Note)),
        }
        let facts = section.Facts.ToImmutableArray()
        where !facts.IsEmpty
        select new MessageSection(section.Title, facts);

    public static bool IsLegacy(Notification notification, string version) =>
        notification.LegacyVersions.Any(legacy => VersionLabel.AreSame(legacy, version));

    private static Fact Firing(Notification notification, Alert alert)
    {
        var since = alert.Since == notification.Since ? "" : $"; since {TimeFormat.Minute(alert.Since)}";
        return new Fact($"{alert.Rule.Name} ({EnumFormat.CamelCase(alert.Rule.Severity)})", OneLine.From(alert.Reason) + since);
    }

    // An alert that lasted as long as its incident does not repeat for how long that was.
    private static Fact Ended(Notification notification, Alert alert)
    {
        var isWhole = notification.Type == NotificationType.Resolved
            && alert.Since == notification.Since && alert.EndedAt == notification.At;
        var lasted = isWhole || alert.EndedAt is not { } end ? "" : $"; lasted {TimeFormat.Length(end - alert.Since)}";
        var measure = MeasureDefinition.For(alert.Rule.Measure);
        var peak = alert.Peak is { } highest
            ? $"; peak {measure.Label} {measure.Format(highest, alert.Rule.Threshold, alert.Rule.RecoverAt)}" : "";
        return new Fact(alert.Rule.Name, OneLine.From(alert.Reason) + lasted + peak);
    }

    private static IEnumerable<Fact> Shares(Notification notification) =>
        from share in notification.Shares ?? ImmutableSortedDictionary<string, decimal>.Empty
        let isLegacy = IsLegacy(notification, share.Key)
        orderby isLegacy descending, share.Key
        let name = OneLine.From(share.Key, MaxVersion)
        select new Fact(isLegacy ? $"{name} (legacy)" : name, NumberFormat.Percent(share.Value), new Bar(share.Value, isLegacy));

    private static IEnumerable<Fact> Details(Notification notification)
    {
        if (notification.Since is { } since)
        {
            // How long a resolved incident lasted stands in the summary.
            var isReminder = notification.Type == NotificationType.Reminder;
            var length = isReminder ? $", for {TimeFormat.Length(notification.At - since)}" : "";
            yield return new Fact("Since", TimeFormat.Minute(since) + length);
        }
        if (notification.Window is { } window)
            yield return new Fact("Window", TimeFormat.Period(window.Start, window.End));
        if (notification.LastUpdated is { } updated)
            yield return new Fact("Dataset of", TimeFormat.Minute(updated));
        if (notification.Confidence is { } confidence)
            yield return new Fact("Confidence", confidence.Level is >= 1 and var level ? $"{level} of 5" : "unknown");
        if (notification.Digest?.Advice is { } advice)
            yield return new Fact("Advice", OneLine.From(advice));
    }

    private static Fact TopTld(TopTld tld) => new($".{OneLine.From(tld.Name, MaxTld)}", NumberFormat.Percent(tld.Share));

    private static Fact Note(Annotation note)
    {
        var end = note.End is { } known ? TimeFormat.Minute(known) : "now";
        var period = note.Start is { } start ? $", {TimeFormat.Minute(start)} to {end}" : "";
        return new Fact(
            OneLine.From($"{note.EventType} ({note.DataSource}{period})", MaxNote),
            OneLine.From($"{note.Description} {note.LinkedUrl}", MaxNote));
    }
}
