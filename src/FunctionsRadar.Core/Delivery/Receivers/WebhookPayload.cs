using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;
using FunctionsRadar.Radar;
using FunctionsRadar.Settings;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>The body of a webhook: names in camel case, times in ISO 8601 UTC, null for what there is not.</summary>
internal static class WebhookPayload
{
    public static JsonObject Create(Notification notification, Uri? link)
    {
        var type = EnumFormat.CamelCase(notification.Type);
        var isOfAlerts = notification.Type is not (NotificationType.Test or NotificationType.Digest);
        var data = notification.Digest is { } digest ? Digest(notification, digest) : Alerts(notification);
        data["shares"] = notification.Shares is { } shares
            ? new JsonObject(shares.Select(share => KeyValuePair.Create(share.Key, (JsonNode?)share.Value))) : null;
        data["window"] = notification.Window is { } window
            ? new JsonObject { ["start"] = Time(window.Start), ["end"] = Time(window.End) } : null;
        data["lastUpdated"] = Time(notification.LastUpdated);
        data["confidence"] = notification.Confidence is { } confidence
            ? new JsonObject { ["level"] = confidence.Level, ["annotations"] = Array(confidence.Annotations, Describe) } : null;
        if (notification.Digest is null)
            data["topTlds"] = notification.TopTlds.IsEmpty ? null : Array(notification.TopTlds, Describe);
        data["link"] = link?.AbsoluteUri;
        data["demo"] = notification.IsDemo;
        var name = isOfAlerts ? $"radar.alert.{type}" : $"radar.{type}";
        return new JsonObject { ["type"] = name, ["timestamp"] = Time(notification.At), ["data"] = data };
    }

    private static JsonObject Alerts(Notification notification) => new()
    {
        ["watch"] = notification.Watch,
        ["incident"] = notification.Incident,
        ["state"] = notification.Type == NotificationType.Test ? null : notification.Firing.Any() ? "firing" : "ok",
        ["severity"] = EnumFormat.CamelCase(notification.Severity),
        ["alerts"] = Array(notification.Alerts, Describe),
        ["legacyShare"] = notification.LegacyShare,
        ["previousLegacyShare"] = notification.PreviousLegacyShare,
    };

    private static JsonObject Digest(Notification notification, Digest digest) => new()
    {
        ["watch"] = notification.Watch,
        ["since"] = Time(digest.Since),
        ["legacyShare"] = notification.LegacyShare,
        ["then"] = Describe(digest.Then),
        ["yearAgo"] = Describe(digest.YearAgo),
        ["fired"] = Array(digest.Fired, Describe),
        ["deadDeliveries"] = Array(digest.Dead, Describe),
        ["notAccepted"] = digest.NotAccepted,
        ["advice"] = digest.Advice,
    };

    private static JsonObject Describe(Alert alert) => new()
    {
        ["rule"] = alert.Rule.Name,
        ["state"] = EnumFormat.CamelCase(alert.State),
        ["severity"] = EnumFormat.CamelCase(alert.Rule.Severity),
        ["measure"] = EnumFormat.CamelCase(alert.Rule.Measure),
        ["value"] = alert.Value,
        ["threshold"] = alert.Rule.Threshold,
        ["recoverAt"] = alert.Rule.RecoverAt,
        ["baseline"] = Describe(alert.Baseline),
        ["since"] = Time(alert.Since),
        ["endedAt"] = Time(alert.EndedAt),
        ["peak"] = alert.Peak,
        ["reason"] = alert.Reason,
    };

    private static JsonObject Describe(FiringTotal total) => new()
    {
        ["rule"] = total.Rule,
        ["times"] = total.Times,
        ["timeFiring"] = DurationText.Format(TimeSpan.FromSeconds(Math.Round(total.Length.TotalSeconds))),
        ["firingSince"] = Time(total.FiringSince),
    };

    private static JsonObject Describe(DeadDeliveries dead) =>
        new() { ["receiver"] = dead.Receiver, ["count"] = dead.Count, ["lastAt"] = Time(dead.LastAt), ["reason"] = dead.Reason };

    private static JsonObject Describe(TopTld tld) => new() { ["name"] = tld.Name, ["share"] = tld.Share };

    private static JsonObject? Describe(SnapshotPoint? point) =>
        point is null ? null : new() { ["lastUpdated"] = Time(point.LastUpdated), ["legacyShare"] = point.LegacyShare };

    private static JsonObject Describe(Annotation annotation) => new()
    {
        ["dataSource"] = annotation.DataSource,
        ["eventType"] = annotation.EventType,
        ["description"] = annotation.Description,
        ["start"] = Time(annotation.Start),
        ["end"] = Time(annotation.End),
        ["linkedUrl"] = annotation.LinkedUrl,
    };

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonObject> describe) => new([.. items.Select(describe)]);

    private static string? Time(DateTimeOffset? time) => time is { } known ? TimeFormat.Iso(known) : null;
}
