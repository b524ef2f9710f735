namespace FunctionsRadar.Radar;

/// <summary>How far Cloudflare trusts the data, as it writes it. Part of a summary's <c>meta</c>.</summary>
internal sealed record WireConfidence(decimal? Level, IReadOnlyList<WireAnnotation?>? Annotations);

/// <summary>A note on the data; older answers say <c>startTime</c> and <c>endTime</c>.</summary>
internal sealed record WireAnnotation(
    string? DataSource, string? EventType, string? Description, string? LinkedUrl,
    string? StartDate, string? StartTime, string? EndDate, string? EndTime);

/// <summary>Reads confidence and annotations, and bounds what is kept of them. Nothing in them refuses a summary.</summary>
internal static class ConfidenceParser
{
    private const int MaximumAnnotations = 20;
    private const int MaximumDescriptionLength = 500;
    private const int MaximumUrlLength = 200;
    private const int MaximumWordLength = 32;

    /// <summary>What is kept; unknown when there is nothing.</summary>
    public static Confidence Parse(WireConfidence? wire) =>
        new(wire?.Level is >= 0 and <= 5 ? (int)wire.Level : null,
            [.. (wire?.Annotations ?? []).OfType<WireAnnotation>().Take(MaximumAnnotations).Select(Bound)]);

    private static Annotation Bound(WireAnnotation wire) => new(
        RadarText.OneLine(wire.DataSource, MaximumWordLength),
        RadarText.OneLine(wire.EventType, MaximumWordLength),
        RadarText.OneLine(wire.Description, MaximumDescriptionLength),
        RadarText.Time(wire.StartDate ?? wire.StartTime),
        RadarText.Time(wire.EndDate ?? wire.EndTime),
        Link(wire.LinkedUrl));

    private static string? Link(string? text) =>
        text is { Length: > 0 and <= MaximumUrlLength } && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            ? text
            : null;
}
