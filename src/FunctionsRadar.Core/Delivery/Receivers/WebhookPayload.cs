using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>The body of a webhook. Names of states, severities and measures are in camel case, times in ISO 8601 UTC; null stands for what a type does not have.</summary>
internal static class WebhookPayload
{
    public static JsonObject Of(Notification notification, Uri? link) => new()
    {
        ["type"] = notification.Type == NotificationType.Test ? "radar.test" : $"radar.alert.{EnumFormat.CamelCase(notification.Type)}",
        ["timestamp"] = TimeFormat.Iso(notification.At),
        ["data"] = Data(notification, link),
    };

    private static JsonObject Data(Notification notification, Uri? link) => new()
    {
        ["watch"] = notification.Watch,
        ["incident"] = notification.Incident,
        ["state"] = notification.Type == NotificationType.Test ? null : notification.Firing.Any() ? "firing" : "ok",
        ["severity"] = EnumFormat.CamelCase(notification.Severity),
        ["alerts"] = Json.Array(notification.Alerts, AlertJson),
        ["legacyShare"] = notification.LegacyShare,
        ["previousLegacyShare"] = notification.PreviousLegacyShare,
        ["shares"] = notification.Shares is { } shares ? Json.Object(shares, share => share.Key, share => share.Value) : null,
        ["window"] = notification.Window is { } window ? Period(window) : null,
        ["lastUpdated"] = Time(notification.LastUpdated),
        ["confidence"] = notification.Confidence is { } confidence ? Trust(confidence) : null,
        ["topTlds"] = Json.Array(notification.TopTlds, Tld),
        ["link"] = link?.AbsoluteUri,
    };

    private static JsonObject AlertJson(Alert alert) => new()
    {
        ["rule"] = alert.Rule.Name,
        ["state"] = EnumFormat.CamelCase(alert.State),
        ["severity"] = EnumFormat.CamelCase(alert.Rule.Severity),
        ["measure"] = EnumFormat.CamelCase(alert.Rule.Measure),
        ["value"] = alert.Value,
        ["threshold"] = alert.Rule.Threshold,
        ["recoverAt"] = alert.Rule.RecoverAt,
        ["baseline"] = alert.Baseline is { } baseline
            ? new JsonObject { ["lastUpdated"] = TimeFormat.Iso(baseline.LastUpdated), ["legacyShare"] = baseline.LegacyShare }
            : null,
        ["since"] = TimeFormat.Iso(alert.Since),
        ["endedAt"] = Time(alert.EndedAt),
        ["peak"] = alert.Peak,
        ["reason"] = alert.Reason,
    };

    private static JsonObject Period(Window window) => new() { ["start"] = TimeFormat.Iso(window.Start), ["end"] = TimeFormat.Iso(window.End) };

    private static JsonObject Trust(Confidence confidence) => new() { ["level"] = confidence.Level, ["annotations"] = Json.Array(confidence.Annotations, Note) };

    private static JsonObject Tld(TopTld tld) => new() { ["name"] = tld.Name, ["share"] = tld.Share };

    private static JsonObject Note(Annotation note) => new()
    {
        ["dataSource"] = note.DataSource,
        ["eventType"] = note.EventType,
        ["description"] = note.Description,
        ["start"] = Time(note.Start),
        ["end"] = Time(note.End),
        ["linkedUrl"] = note.LinkedUrl,
    };

    private static string? Time(DateTimeOffset? time) => time is { } known ? TimeFormat.Iso(known) : null;
}
