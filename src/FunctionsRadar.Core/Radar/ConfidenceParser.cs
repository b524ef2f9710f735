using FunctionsRadar.Formatting;

namespace FunctionsRadar.Radar;

/// <summary>Reads <c>confidenceInfo</c>, and bounds what is kept of it. Nothing in it makes a summary invalid.</summary>
internal static class ConfidenceParser
{
    private const int MaxAnnotations = 20;
    private const int MaxDescriptionLength = 500;
    private const int MaxUrlLength = 200;
    private const int MaxWordLength = 32;

    /// <summary>The confidence; unknown and without annotations when nothing can be read.</summary>
    public static Confidence Parse(JsonElement info) => new(
        ParseLevel(LenientJson.Text(info, "level")),
        [.. LenientJson.Objects(LenientJson.Property(info, "annotations")).Take(MaxAnnotations).Select(ParseAnnotation)]);

    private static int? ParseLevel(string? text)
    {
        var isNumber = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var level);
        return isNumber && level is >= 0 and <= 5 ? (int)level : null;
    }

    // Older responses say startTime and endTime.
    private static Annotation ParseAnnotation(JsonElement wire) => new(
        OneLine.From(LenientJson.Text(wire, "dataSource"), MaxWordLength),
        OneLine.From(LenientJson.Text(wire, "eventType"), MaxWordLength),
        OneLine.From(LenientJson.Text(wire, "description"), MaxDescriptionLength),
        RadarTime.Parse(LenientJson.Text(wire, "startDate") ?? LenientJson.Text(wire, "startTime")),
        RadarTime.Parse(LenientJson.Text(wire, "endDate") ?? LenientJson.Text(wire, "endTime")),
        ParseLink(LenientJson.Text(wire, "linkedUrl")))
    {
        IsInstantaneous = "true".Equals(LenientJson.Text(wire, "isInstantaneous"), StringComparison.OrdinalIgnoreCase),
    };

    private static string? ParseLink(string? text) =>
        text is { Length: > 0 and <= MaxUrlLength } && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            ? text
            : null;
}
