using FunctionsRadar.Formatting;

namespace FunctionsRadar.Radar;

/// <summary>Reads the list of top-level domains.</summary>
internal static class TopTldParser
{
    private const int MaxNameLength = 64;

    /// <summary>At most <paramref name="limit"/> domains of the API's <c>result</c>, in its order.</summary>
    /// <exception cref="RadarException">It is not such a list.</exception>
    public static IReadOnlyList<TopTld> Parse(JsonElement result, int limit)
    {
        if (LenientJson.Property(result, "top_0") is { ValueKind: JsonValueKind.Array } top)
            return [.. top.EnumerateArray().Take(limit).Select(ParseEntry)];
        throw RadarException.Invalid("result.top_0", null, "an array");
    }

    private static TopTld ParseEntry(JsonElement entry)
    {
        if (LenientJson.Property(entry, "name") is not { ValueKind: JsonValueKind.String } name
            || LenientJson.Property(entry, "value") is not { ValueKind: not JsonValueKind.Undefined } value)
            throw RadarException.Invalid("an entry of result.top_0", entry.ToString(), "an object with name and value");
        var tld = OneLine.From(name.GetString(), MaxNameLength);
        return new TopTld(tld, ShareParser.Parse(tld, value));
    }
}
