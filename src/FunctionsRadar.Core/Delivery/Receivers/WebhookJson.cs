using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Parts that messages of several types have in common; null stands for what there is not.</summary>
internal static class WebhookJson
{
    public static JsonObject? Shares(ImmutableSortedDictionary<string, decimal>? shares) =>
        shares is null ? null : Json.Object(shares, share => share.Key, share => share.Value);

    public static JsonObject? Describe(SnapshotPoint? point) => point is null ? null : new JsonObject
    {
        ["lastUpdated"] = TimeFormat.Iso(point.LastUpdated),
        ["legacyShare"] = point.LegacyShare,
    };

    public static JsonObject? Describe(Window? window) => window is null ? null : new JsonObject
    {
        ["start"] = TimeFormat.Iso(window.Start),
        ["end"] = TimeFormat.Iso(window.End),
    };

    public static JsonObject? Describe(Confidence? confidence) => confidence is null ? null : new JsonObject
    {
        ["level"] = confidence.Level,
        ["annotations"] = Json.Array(confidence.Annotations, Describe),
    };

    public static JsonObject Describe(TopTld tld) => new() { ["name"] = tld.Name, ["share"] = tld.Share };

    public static string? Time(DateTimeOffset? time) => time is { } known ? TimeFormat.Iso(known) : null;

    private static JsonObject Describe(Annotation annotation) => new()
    {
        ["dataSource"] = annotation.DataSource,
        ["eventType"] = annotation.EventType,
        ["description"] = annotation.Description,
        ["start"] = Time(annotation.Start),
        ["end"] = Time(annotation.End),
        ["linkedUrl"] = annotation.LinkedUrl,
    };
}
