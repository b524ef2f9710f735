using System.Text.Json;

namespace FunctionsRadar.Radar;

/// <summary>Reads the list of top-level domains.</summary>
internal static class TopTldParser
{
    private const int MaximumNameLength = 64;

    /// <summary>At most <paramref name="limit"/> domains of the API's <c>result</c>, in its order.</summary>
    /// <exception cref="RadarException">It is not such a list.</exception>
    public static IReadOnlyList<TopTld> Parse(JsonElement result, int limit)
    {
        if (result.ValueKind != JsonValueKind.Object || !result.TryGetProperty("top_0", out var top) || top.ValueKind != JsonValueKind.Array)
            throw RadarAnswer.Refused("result.top_0", null, "an array");
        return [.. top.EnumerateArray().Take(limit).Select(Read)];
    }

    private static TopTld Read(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object
            || !entry.TryGetProperty("tldName", out var name) || name.ValueKind != JsonValueKind.String
            || !entry.TryGetProperty("value", out var value))
            throw RadarAnswer.Refused("an entry of result.top_0", entry.ToString(), "an object with tldName and value");
        var tld = RadarText.OneLine(name.GetString(), MaximumNameLength);
        return new TopTld(tld, RadarShare.Read(tld, value));
    }
}
