using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FunctionsRadar.Radar;

/// <summary>Reads a summary, and refuses one that is not valid in every respect.</summary>
internal static partial class SummaryParser
{
    private const int MaximumVersions = 32;
    private const int MaximumLabelLength = 32;
    private static readonly TimeSpan LargestLead = TimeSpan.FromHours(1);

    /// <summary>The summary in the API's <c>result</c>.</summary>
    /// <param name="result">The result, taken out of its envelope.</param>
    /// <param name="series">Name of the series: <c>summary_0</c>, or the one asked for.</param>
    /// <param name="now">The time of reading.</param>
    /// <exception cref="RadarException">It is not valid; the message names what, its value and what is accepted.</exception>
    public static TlsSummary Parse(JsonElement result, string series, DateTimeOffset now)
    {
        var meta = Property(result, "meta", JsonValueKind.Object).Deserialize(MetaJson.Default.Meta)!;
        if (meta.Normalization != "PERCENTAGE")
            throw RadarAnswer.Refused("normalization", meta.Normalization, "PERCENTAGE");
        var shares = Shares(Property(result, series, JsonValueKind.Object));
        return new TlsSummary(LastUpdated(meta, now), WindowOf(meta), shares, ConfidenceParser.Parse(meta.ConfidenceInfo));
    }

    private static ImmutableSortedDictionary<string, decimal> Shares(JsonElement series)
    {
        var shares = series.EnumerateObject().Take(MaximumVersions + 1)
            .ToImmutableSortedDictionary(pair => pair.Name, pair => RadarShare.Read(pair.Name, pair.Value), StringComparer.Ordinal);
        if (shares.Count > MaximumVersions)
            throw RadarAnswer.Refused("the number of versions", $"more than {MaximumVersions}", $"at most {MaximumVersions}");
        if (shares.Keys.FirstOrDefault(label => label.Length is 0 or > MaximumLabelLength || label.Any(RadarText.IsInvisible)) is { } odd)
            throw RadarAnswer.Refused("a version's label", odd, $"1 to {MaximumLabelLength} characters, all of them visible");
        var sum = shares.Values.Sum();
        return sum is >= 99 and <= 101
            ? shares
            : throw RadarAnswer.Refused("the sum of all shares", sum.ToString(CultureInfo.InvariantCulture), "99 to 101");
    }

    private static DateTimeOffset LastUpdated(Meta meta, DateTimeOffset now)
    {
        var time = Time("lastUpdated", meta.LastUpdated);
        return time <= now + LargestLead
            ? time
            : throw RadarAnswer.Refused("lastUpdated", meta.LastUpdated, "a time at most an hour ahead of this machine's clock");
    }

    private static Window WindowOf(Meta meta)
    {
        // An array with one range for each series; a single object has been seen too.
        var range = meta.DateRange is { ValueKind: JsonValueKind.Array } ranges && ranges.GetArrayLength() > 0 ? ranges[0] : meta.DateRange;
        var wire = range.ValueKind == JsonValueKind.Object ? range.Deserialize(MetaJson.Default.WireRange) : null;
        var window = new Window(Time("dateRange.startTime", wire?.StartTime), Time("dateRange.endTime", wire?.EndTime));
        return window.Start < window.End
            ? window
            : throw RadarAnswer.Refused("dateRange.endTime", wire?.EndTime, "a time after dateRange.startTime");
    }

    private static DateTimeOffset Time(string what, string? text) =>
        RadarText.Time(text) ?? throw RadarAnswer.Refused(what, text, "a time such as 2026-01-31T07:00:00Z");

    private static JsonElement Property(JsonElement parent, string name, JsonValueKind kind)
    {
        if (parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var property) && property.ValueKind == kind)
            return property;
        throw RadarAnswer.Refused($"result.{name}", null, "an object");
    }

    private sealed record Meta(string? Normalization, string? LastUpdated, JsonElement DateRange, WireConfidence? ConfidenceInfo);

    private sealed record WireRange(string? StartTime, string? EndTime);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Meta))]
    [JsonSerializable(typeof(WireRange))]
    private sealed partial class MetaJson : JsonSerializerContext;
}
