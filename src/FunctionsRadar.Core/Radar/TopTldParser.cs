using FunctionsRadar.Formatting;

namespace FunctionsRadar.Radar;

internal static class TopTldParser
{
    /// <exception cref="RadarException">The API's <c>result</c> is not such a list.</exception>
    public static IReadOnlyList<TopTld> Parse(JsonElement result, int limit) =>
        result.Property("top_0") is { ValueKind: JsonValueKind.Array } top
            ? [.. top.EnumerateArray().Take(limit).Select(ParseEntry)]
            : throw RadarException.Invalid("result.top_0", null, "an array");

    private static TopTld ParseEntry(JsonElement entry)
    {
        if (entry.Property("name") is not { ValueKind: JsonValueKind.String } name
            || entry.Property("value") is not { ValueKind: not JsonValueKind.Undefined } value)
            throw RadarException.Invalid("an entry of result.top_0", entry.ToString(), "an object with name and value");
        var tld = OneLine.From(name.GetString(), maximum: 64);
        return new TopTld(tld, ShareParser.Parse(tld, value));
    }
}
