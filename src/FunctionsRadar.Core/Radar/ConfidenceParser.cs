using FunctionsRadar.Formatting;

namespace FunctionsRadar.Radar;

/// <summary>Reads <c>confidenceInfo</c>, and bounds what is kept of it. Nothing in it makes a summary invalid.</summary>
internal static class ConfidenceParser
{
    private const int MaxAnnotations = 20;
    private const int MaxWordLength = 32;

    public static Confidence Parse(JsonElement info) => new(
        ParseLevel(info.Text("level")), [.. info.Property("annotations").Objects().Take(MaxAnnotations).Select(ParseAnnotation)]);

    private static int? ParseLevel(string? text)
    {
        var isNumber = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var level);
        return isNumber && level is >= 0 and <= 5 ? (int)level : null;
    }

    // Older responses say startTime and endTime.
    private static Annotation ParseAnnotation(JsonElement wire) => new(
        OneLine.From(wire.Text("dataSource"), MaxWordLength),
        OneLine.From(wire.Text("eventType"), MaxWordLength),
        OneLine.From(wire.Text("description"), maximum: 500),
        RadarTime.Parse(wire.Text("startDate") ?? wire.Text("startTime")),
        RadarTime.Parse(wire.Text("endDate") ?? wire.Text("endTime")),
        wire.Text("linkedUrl") is { Length: <= 200 } link && Annotation.FindWebAddress(link) is not null ? link : null)
    {
        IsInstantaneous = "true".Equals(wire.Text("isInstantaneous"), StringComparison.OrdinalIgnoreCase),
    };
}
