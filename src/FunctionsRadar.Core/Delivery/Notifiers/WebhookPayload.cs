using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Delivery.Notifiers;

/// <summary>The body of a webhook. Names of states, severities and measures are in camel case, times in ISO 8601 UTC; null stands for what a type does not have.</summary>
internal static class WebhookPayload
{
    public static JsonObject Of(Notification notification, Uri? link) => new()
    {
        ["type"] = TypeOf(notification.Type),
        ["timestamp"] = Wording.Iso(notification.At),
        ["data"] = Data(notification, link),
    };

    private static string TypeOf(NotificationType type) => type switch
    {
        NotificationType.Test => "radar.test",
        NotificationType.Blind or NotificationType.Sighted => $"radar.watch.{Wording.Camel(type)}",
        _ => $"radar.alert.{Wording.Camel(type)}",
    };

    private static JsonObject Data(Notification notification, Uri? link) => new()
    {
        ["watch"] = notification.Watch,
        ["rule"] = notification.Rule,
        ["severity"] = Wording.Camel(notification.Severity),
        ["state"] = notification.State is { } state ? Wording.Camel(state) : null,
        ["reason"] = notification.Reason,
        ["measure"] = notification.Measure is { } measure ? Wording.Camel(measure) : null,
        ["value"] = notification.Value,
        ["threshold"] = notification.Threshold,
        ["legacyShare"] = notification.LegacyShare,
        ["previousLegacyShare"] = notification.PreviousLegacyShare,
        ["shares"] = notification.Shares is { } shares ? Json.Object(shares, share => share.Key, share => share.Value) : null,
        ["window"] = notification.Window is { } window ? Period(window) : null,
        ["lastUpdated"] = Time(notification.LastUpdated),
        ["since"] = Time(notification.Since),
        ["confidence"] = notification.Confidence is { } confidence ? Trust(confidence) : null,
        ["topTlds"] = notification is { TopTlds.IsEmpty: true, Type: not NotificationType.Fired } ? null : Json.Array(notification.TopTlds, Tld),
        ["link"] = link?.AbsoluteUri,
    };

    private static JsonObject Period(Window window) => new() { ["start"] = Wording.Iso(window.Start), ["end"] = Wording.Iso(window.End) };

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

    private static string? Time(DateTimeOffset? time) => time is { } known ? Wording.Iso(known) : null;
}
