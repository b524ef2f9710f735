using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;
using FunctionsRadar.Settings;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>The <c>data</c> of a digest.</summary>
internal static class WebhookDigest
{
    public static JsonObject Create(Notification notification, Digest digest, Uri? link) => new()
    {
        ["watch"] = notification.Watch,
        ["since"] = TimeFormat.Iso(digest.Since),
        ["legacyShare"] = notification.LegacyShare,
        ["then"] = WebhookJson.Describe(digest.Then),
        ["yearAgo"] = WebhookJson.Describe(digest.YearAgo),
        ["fired"] = Json.Array(digest.Fired, Describe),
        ["deadDeliveries"] = Json.Array(digest.Dead, Describe),
        ["notAccepted"] = digest.NotAccepted,
        ["advice"] = digest.Advice,
        ["shares"] = WebhookJson.Shares(notification.Shares),
        ["window"] = WebhookJson.Describe(notification.Window),
        ["lastUpdated"] = WebhookJson.Time(notification.LastUpdated),
        ["confidence"] = WebhookJson.Describe(notification.Confidence),
        ["link"] = link?.AbsoluteUri,
        ["demo"] = notification.IsDemo,
    };

    private static JsonObject Describe(FiringTotal total) => new()
    {
        ["rule"] = total.Rule,
        ["times"] = total.Times,
        ["timeFiring"] = DurationText.Format(TimeSpan.FromSeconds(Math.Round(total.Length.TotalSeconds))),
        ["firingSince"] = WebhookJson.Time(total.FiringSince),
    };

    private static JsonObject Describe(DeadDeliveries dead) => new()
    {
        ["receiver"] = dead.Receiver,
        ["count"] = dead.Count,
        ["lastAt"] = TimeFormat.Iso(dead.LastAt),
        ["reason"] = dead.Reason,
    };
}
