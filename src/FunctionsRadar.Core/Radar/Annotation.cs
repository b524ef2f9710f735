namespace FunctionsRadar.Radar;

/// <summary>Something that Cloudflare noted about its data, in bounded texts of one line. It lasts while it has no end.</summary>
internal sealed record Annotation(
    string DataSource, string EventType, string Description, DateTimeOffset? Start, DateTimeOffset? End, string? LinkedUrl)
{
    /// <summary>An event at a point in time, which does not last whatever its end says.</summary>
    public bool IsInstantaneous { get; init; }

    /// <summary>Null for a text that is not the address of a page; nothing else may become a link.</summary>
    public static Uri? FindWebAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https") ? url : null;

    /// <summary>A missing start or end is open. A point in time without a start is at its end; without either, nowhere.</summary>
    public bool Overlaps(Window window) => IsInstantaneous
        ? (Start ?? End) is { } at && at >= window.Start && at <= window.End
        : (Start ?? DateTimeOffset.MinValue) <= window.End && (End ?? DateTimeOffset.MaxValue) >= window.Start;
}
