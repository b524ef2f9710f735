using System.Collections.Immutable;
using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>A row of a message.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">One line, not escaped for any format.</param>
public sealed record Fact(string Label, string Value);

/// <summary>A row of the table of versions.</summary>
/// <param name="Version">The version's label, one line.</param>
/// <param name="Percent">Its share, 0 to 100.</param>
/// <param name="IsLegacy">True when it counts as legacy.</param>
public sealed record VersionShare(string Version, decimal Percent, bool IsLegacy);

/// <summary>A notification in words. Every text is one line and not escaped: each notifier lays it out and escapes it for its own format.</summary>
public sealed record Message
{
    /// <summary>Where the numbers come from, and on which terms.</summary>
    public const string Source = "Data: Cloudflare Radar (https://radar.cloudflare.com), CC BY-NC 4.0";

    /// <summary>What it is about, at most 150 characters; marked when it is a test or a demo.</summary>
    public required string Subject { get; init; }

    /// <summary>What happened, with the numbers.</summary>
    public required string Summary { get; init; }

    /// <summary>The rows: why, numbers, times, confidence.</summary>
    public required ImmutableArray<Fact> Facts { get; init; }

    /// <summary>Share of each version, legacy ones first; empty when not known.</summary>
    public required ImmutableArray<VersionShare> Shares { get; init; }

    /// <summary>Top-level domains that still send over legacy versions; empty when not known.</summary>
    public required ImmutableArray<TopTld> Who { get; init; }

    /// <summary>What Cloudflare noted about the data.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>The dashboard; null when no public address is set.</summary>
    public Uri? Link { get; init; }

    /// <summary>Puts a notification into words.</summary>
    /// <param name="notification">The notification.</param>
    /// <param name="link">The dashboard; null for none.</param>
    public static Message Of(Notification notification, Uri? link) => new()
    {
        Subject = OneLine.Cut(Headline.Subject(notification), 150),
        Summary = Headline.Summary(notification),
        Facts = [.. MessageFacts.From(notification)],
        Shares = [.. SharesOf(notification)],
        Who = [.. notification.TopTlds.Select(tld => tld with { Name = OneLine.From(tld.Name, 64) })],
        Notes = [.. (notification.Confidence?.Annotations ?? []).Select(NoteOf)],
        Link = link,
    };

    private static IEnumerable<VersionShare> SharesOf(Notification notification) =>
        from share in notification.Shares ?? ImmutableSortedDictionary<string, decimal>.Empty
        let isLegacy = notification.LegacyVersions.Contains(share.Key)
        orderby isLegacy descending, share.Key
        select new VersionShare(OneLine.From(share.Key, 32), share.Value, isLegacy);

    private static string NoteOf(Annotation note)
    {
        var period = note.Start is null ? "" : $", {TimeFormat.Minute(note.Start!.Value)} to {(note.End is null ? "now" : TimeFormat.Minute(note.End!.Value))}";
        return OneLine.From($"{note.EventType} ({note.DataSource}{period}): {note.Description} {note.LinkedUrl}", 800);
    }
}
