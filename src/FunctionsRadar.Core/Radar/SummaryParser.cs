using FunctionsRadar.Formatting;

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

    /// <summary>The summary in the API's <c>result</c>.</summary>
    /// <param name="result">The result, taken out of its envelope.</param>
    /// <param name="query">What was asked: the name of the series and the length of the window.</param>
    /// <param name="now">The time of reading.</param>
    /// <exception cref="RadarException">It is not valid; the message names what, its value and what is accepted.</exception>
    public static TlsSummary Parse(JsonElement result, TlsQuery query, DateTimeOffset now)
    {
        var meta = Object(result, "meta");
        if (Text(meta, "normalization") is var normalization && normalization != "PERCENTAGE")
            throw RadarException.Invalid("normalization", normalization, "PERCENTAGE");
        var shares = ParseShares(Object(result, query.Name ?? DefaultSeries));
        var confidence = ConfidenceParser.Parse(LenientJson.Property(meta, "confidenceInfo"));
        return new TlsSummary(ParseLastUpdated(meta, now), ParseWindow(meta, query.Length), shares, confidence)
        {
            Units = ParseUnits(LenientJson.Property(meta, "units")),
        };
    }

    private static ImmutableSortedDictionary<string, decimal> ParseShares(JsonElement series)
    {
        var shares = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        foreach (var version in series.EnumerateObject())
        {
            var label = ParseLabel(version.Name);
            if (!shares.TryAdd(label, ShareParser.Parse(label, version.Value)))
                throw RadarException.Invalid("a version's label", label, "each label once");
            if (shares.Count > MaxVersions)
                throw RadarException.Invalid("the number of versions", $"more than {MaxVersions}", $"at most {MaxVersions}");
        }
        var sum = shares.Values.Sum();
        return sum is >= 99 and <= 101
            ? shares.ToImmutable()
            : throw RadarException.Invalid("the sum of all shares", sum.ToString(CultureInfo.InvariantCulture), "99 to 101");
    }

    private static string ParseLabel(string name)
    {
        var label = OneLine.WithoutInvisible(name);
        return label.Length is > 0 and <= MaxLabelLength && !label.Any(char.IsControl)
            ? label
            : throw RadarException.Invalid(
                "a version's label", name, $"1 to {MaxLabelLength} characters, none of them a control character or invisible");
    }

    private static DateTimeOffset ParseLastUpdated(JsonElement meta, DateTimeOffset now)
    {
        var text = Text(meta, "lastUpdated");
        return ParseTime("lastUpdated", text) is var time && time <= now + MaxLead
            ? time
            : throw RadarException.Invalid("lastUpdated", text, "a time at most an hour ahead of this machine's clock");
    }

    private static Window ParseWindow(JsonElement meta, TimeSpan askedLength)
    {
        // An array with one range for each series; a single object has been seen too.
        var ranges = Property(meta, "dateRange");
        var range = ranges.ValueKind == JsonValueKind.Array ? ranges.EnumerateArray().FirstOrDefault() : ranges;
        var (start, end) = (LenientJson.Text(range, "startTime"), LenientJson.Text(range, "endTime"));
        var window = new Window(ParseTime("dateRange.startTime", start), ParseTime("dateRange.endTime", end));
        if (window.Start >= window.End)
            throw RadarException.Invalid("dateRange.endTime", end, "a time after dateRange.startTime");
        return (window.Length - askedLength).Duration() <= WindowTolerance
            ? window
            : throw RadarException.Invalid(
                "the length of dateRange", FormatDays(window.Length), $"{FormatDays(askedLength)}, give or take a day");
    }

    private static ImmutableArray<Unit> ParseUnits(JsonElement units) =>
    [
        .. LenientJson.Objects(units).Take(MaxUnits).Select(unit => new Unit(
            OneLine.From(LenientJson.Text(unit, "name"), MaxUnitLength),
            OneLine.From(LenientJson.Text(unit, "value"), MaxUnitLength))),
    ];

    private static DateTimeOffset ParseTime(string what, string? text) =>
        RadarTime.Parse(text) ?? throw RadarException.Invalid(what, text, "a time such as 2026-01-31T07:00:00Z");

    private static string FormatDays(TimeSpan length) =>
        string.Create(CultureInfo.InvariantCulture, $"{length.TotalDays:0.##} days");

    private static string? Text(JsonElement parent, string name) => LenientJson.Text(Property(parent, name));

    private static JsonElement Object(JsonElement parent, string name) =>
        Property(parent, name) is { ValueKind: JsonValueKind.Object } found
            ? found
            : throw RadarException.Invalid($"result.{name}", null, "an object");

    // A property that is given twice is not valid, since either value may be the one that is meant.
    private static JsonElement Property(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object)
            return default;
        var found = parent.EnumerateObject().Where(property => property.NameEquals(name)).Take(2).ToArray();
        return found.Length < 2 ? found.FirstOrDefault().Value : throw RadarException.Invalid(name, "given twice", "one value");
    }
}
