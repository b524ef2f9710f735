namespace FunctionsRadar.Radar;

/// <summary>Something that Cloudflare noted about its data.</summary>
/// <param name="DataSource">What it is about, such as <c>ALL</c> or <c>EMAIL_SECURITY</c>.</param>
/// <param name="EventType">Kind of event, such as <c>OUTAGE</c> or <c>PIPELINE</c>.</param>
/// <param name="Description">Cloudflare's words, at most 500 characters on one line.</param>
/// <param name="Start">When it began; null when Radar did not say.</param>
/// <param name="End">When it ended; null while it lasts.</param>
/// <param name="LinkedUrl">Where to read more, at most 200 characters; null for none.</param>
internal sealed record Annotation(
    string DataSource,
    string EventType,
    string Description,
    DateTimeOffset? Start,
    DateTimeOffset? End,
    string? LinkedUrl)
{
    /// <summary>True for an event at a point in time, which does not last whatever its end says.</summary>
    public bool IsInstantaneous { get; init; }

    /// <summary>
    /// Whether the event touches a window. A missing start or end is open; an event at a point in time is at its start, at its
    /// end when it has no start, and nowhere when it has neither.
    /// </summary>
    public bool Overlaps(Window window) => IsInstantaneous
        ? (Start ?? End) is { } at && at >= window.Start && at <= window.End
        : (Start ?? DateTimeOffset.MinValue) <= window.End && (End ?? DateTimeOffset.MaxValue) >= window.Start;
}
