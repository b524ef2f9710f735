using FunctionsRadar.Formatting;
using static FunctionsRadar.Radar.RadarException;

namespace FunctionsRadar.Radar;

/// <summary>Reads a summary, and rejects one that is not valid in every respect.</summary>
internal static class SummaryParser
{
    private const string DefaultSeries = "summary_0";
    private const int MaxVersions = 32;
    private const int MaxLabelLength = 32;
    private const int MaxUnits = 8;
    private const int MaxUnitLength = 64;
    private static readonly TimeSpan MaxLead = TimeSpan.FromHours(1);
    private static readonly TimeSpan WindowTolerance = TimeSpan.FromDays(1);

    /// <exception cref="RadarException">The message names what is not valid, its value, and what is accepted.</exception>
    public static TlsSummary Parse(JsonElement result, TlsQuery query, DateTimeOffset now)
    {
        var meta = FindObject(result, "meta");
        var normalization = Find(meta, "normalization").Text();
        ThrowUnless(normalization == "PERCENTAGE", "normalization", normalization, "PERCENTAGE");
        var shares = ParseShares(FindObject(result, query.Name ?? DefaultSeries));
        var confidence = ConfidenceParser.Parse(meta.Property("confidenceInfo"));
        return new TlsSummary(ParseLastUpdated(meta, now), ParseWindow(meta, query.Length), shares, confidence)
        {
            Units = [.. meta.Property("units").Objects().Take(MaxUnits).Select(ParseUnit)],
        };
    }

    private static ImmutableSortedDictionary<string, decimal> ParseShares(JsonElement series)
    {
        var shares = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        foreach (var version in series.EnumerateObject())
        {
            var label = ParseLabel(version.Name);
            var isNew = shares.TryAdd(label, ShareParser.Parse(label, version.Value));
            ThrowUnless(isNew, "a version's label", label, "each label once");
            var isFew = shares.Count <= MaxVersions;
            ThrowUnless(isFew, "the number of versions", $"more than {MaxVersions}", $"at most {MaxVersions}");
        }
        var sum = shares.Values.Sum();
        ThrowUnless(sum is >= 99 and <= 101, "the sum of all shares", $"{sum}", "99 to 101");
        return shares.ToImmutable();
    }

    private static string ParseLabel(string name)
    {
        var label = OneLine.WithoutInvisible(name);
        ThrowUnless(
            label.Length is > 0 and <= MaxLabelLength && !label.Any(char.IsControl), "a version's label", name,
            $"1 to {MaxLabelLength} characters, none of them a control character or invisible");
        return label;
    }

    private static DateTimeOffset ParseLastUpdated(JsonElement meta, DateTimeOffset now)
    {
        var text = Find(meta, "lastUpdated").Text();
        var time = ParseTime("lastUpdated", text);
        ThrowUnless(time <= now + MaxLead, "lastUpdated", text, "a time at most an hour ahead of this machine's clock");
        return time;
    }

    private static Window ParseWindow(JsonElement meta, TimeSpan asked)
    {
        // An array with one range for each series; a single object has been seen too.
        var ranges = Find(meta, "dateRange");
        var range = ranges.ValueKind == JsonValueKind.Array ? ranges.EnumerateArray().FirstOrDefault() : ranges;
        var (start, end) = (range.Text("startTime"), range.Text("endTime"));
        var window = new Window(ParseTime("dateRange.startTime", start), ParseTime("dateRange.endTime", end));
        ThrowUnless(window.Start < window.End, "dateRange.endTime", end, "a time after dateRange.startTime");
        var isAsked = (window.Length - asked).Duration() <= WindowTolerance;
        ThrowUnless(isAsked, "the length of dateRange", Days(window.Length), $"{Days(asked)}, give or take a day");
        return window;
    }

    private static Unit ParseUnit(JsonElement unit) =>
        new(OneLine.From(unit.Text("name"), MaxUnitLength), OneLine.From(unit.Text("value"), MaxUnitLength));

    private static DateTimeOffset ParseTime(string what, string? text) =>
        RadarTime.Parse(text) ?? throw Invalid(what, text, "a time such as 2026-01-31T07:00:00Z");

    private static string Days(TimeSpan length) => $"{length.TotalDays:0.##} days";

    private static JsonElement FindObject(JsonElement parent, string name)
    {
        var found = Find(parent, name);
        ThrowUnless(found.ValueKind == JsonValueKind.Object, $"result.{name}", null, "an object");
        return found;
    }

    // A property that is given twice is not valid, since either value may be the one that is meant.
    private static JsonElement Find(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object)
            return default;
        var found = parent.EnumerateObject().Where(property => property.NameEquals(name)).Take(2).ToArray();
        ThrowUnless(found.Length < 2, name, "given twice", "one value");
        return found.FirstOrDefault().Value;
    }
}
