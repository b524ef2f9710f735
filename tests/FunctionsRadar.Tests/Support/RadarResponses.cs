using System.Text.Json.Nodes;

namespace FunctionsRadar.Tests.Support;

/// <summary>Responses as Radar gives them: valid unless a test says otherwise, and of the types of Cloudflare's SDK.</summary>
public static class RadarResponses
{
    public static DateTimeOffset LastUpdated { get; } = new(2026, 3, 10, 6, 0, 0, TimeSpan.Zero);

    public static IReadOnlyDictionary<string, decimal> Shares { get; } = SharesWith(0.1m, 0.3m);

    /// <summary>Four shares that sum to 100, of which the legacy ones are given.</summary>
    public static IReadOnlyDictionary<string, decimal> SharesWith(decimal tls10, decimal tls11) => new Dictionary<string, decimal>
    {
        ["TLS 1.0"] = tls10,
        ["TLS 1.1"] = tls11,
        ["TLS 1.2"] = 30,
        ["TLS 1.3"] = 70 - tls10 - tls11,
    };

    /// <summary>
    /// A summary in its envelope. The window ends at <paramref name="lastUpdated"/> and is seven days long, unless given.
    /// </summary>
    public static string Summary(
        IReadOnlyDictionary<string, decimal>? shares = null,
        DateTimeOffset? lastUpdated = null,
        int? level = 5,
        IEnumerable<JsonObject>? annotations = null,
        DateTimeOffset? windowStart = null,
        DateTimeOffset? windowEnd = null,
        string series = "summary_0")
    {
        var updated = lastUpdated ?? LastUpdated;
        var end = windowEnd ?? updated;
        var confidence = new JsonObject { ["annotations"] = new JsonArray([.. annotations ?? []]) };
        if (level is not null)
            confidence["level"] = level;
        var texts = (shares ?? Shares).Select(
            pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value.ToString(CultureInfo.InvariantCulture)));
        return Envelope(new JsonObject
        {
            ["meta"] = Meta(confidence, windowStart ?? end.AddDays(-7), end, updated),
            [series] = new JsonObject(texts),
        });
    }

    /// <summary>An annotation in the current form.</summary>
    public static JsonObject Annotation(
        string eventType,
        DateTimeOffset start,
        DateTimeOffset? end,
        string dataSource = "EMAIL_SECURITY",
        string description = "Pipeline delay",
        bool isInstantaneous = false) => new()
        {
            ["dataSource"] = dataSource,
            ["description"] = description,
            ["eventType"] = eventType,
            ["isInstantaneous"] = isInstantaneous,
            ["linkedUrl"] = "https://example.com/status",
            ["startDate"] = Time(start),
            ["endDate"] = end is { } time ? Time(time) : null,
        };

    /// <summary>The top-level domains in their envelope.</summary>
    public static string TopTlds(params (string Name, string Share)[] tlds) => Envelope(new JsonObject
    {
        ["meta"] = Meta(null, LastUpdated.AddDays(-7), LastUpdated, LastUpdated),
        ["top_0"] = new JsonArray([.. tlds.Select(tld => new JsonObject { ["name"] = tld.Name, ["value"] = tld.Share })]),
    });

    /// <summary>Radar's error envelope.</summary>
    public static string Error(int code, string message) => new JsonObject
    {
        ["success"] = false,
        ["errors"] = new JsonArray(new JsonObject { ["code"] = code, ["message"] = message }),
        ["messages"] = new JsonArray(),
        ["result"] = null,
    }.ToJsonString();

    /// <summary>The text with a part of its JSON changed.</summary>
    public static string With(this string json, Action<JsonObject> change)
    {
        var result = JsonNode.Parse(json)!;
        change(result["result"]!.AsObject());
        return result.ToJsonString();
    }

    /// <summary>The summary with the start of its window moved, so that it is of the length given.</summary>
    public static string WithWindow(this string json, TimeSpan length) => json.With(result =>
    {
        if ((result["meta"]?["dateRange"] as JsonArray)?.FirstOrDefault() is not JsonObject range)
            return;
        var end = range["endTime"]!.GetValue<DateTimeOffset>();
        if (range["startTime"]!.GetValue<DateTimeOffset>() < end)
            range["startTime"] = Time(end - length);
    });

    private static JsonObject Meta(JsonObject? confidence, DateTimeOffset start, DateTimeOffset end, DateTimeOffset updated)
    {
        var range = new JsonObject { ["startTime"] = Time(start), ["endTime"] = Time(end) };
        return new JsonObject
        {
            ["confidenceInfo"] = confidence,
            ["dateRange"] = new JsonArray(range),
            ["lastUpdated"] = Time(updated),
            ["normalization"] = "PERCENTAGE",
            ["units"] = new JsonArray(new JsonObject { ["name"] = "*", ["value"] = "requests" }),
        };
    }

    private static string Envelope(JsonObject result) => new JsonObject
    {
        ["success"] = true,
        ["errors"] = new JsonArray(),
        ["messages"] = new JsonArray(),
        ["result"] = result,
    }.ToJsonString();

    private static string Time(DateTimeOffset time) => JsonSerializer.SerializeToElement(time.UtcDateTime).GetString()!;
}
