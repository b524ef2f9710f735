using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>
/// Posts to a webhook by Standard Webhooks 1.0 (<see href="https://www.standardwebhooks.com"/>). Names of states, severities and
/// measures are in camel case, times in ISO 8601 UTC; null stands for what there is not.
/// </summary>
internal sealed class WebhookNotifier(HttpSender sender, DashboardLink dashboard, TimeProvider time) : INotifier
{
    private const int MaxBody = 19_999;

    /// <summary>This kind of receiver.</summary>
    public static ReceiverKind Kind { get; } = ReceiverKind.Create<WebhookNotifier>("webhook", section => new Options(
        section.ReadUrl(),
        section.ReadSecrets("Secrets", WebhookSignature.IsSecret, WebhookSignature.Accepted, "its messages are not signed")));

    public Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation)
    {
        var options = (Options)receiver.Options;
        var link = dashboard.To(notification.Watch);
        var body = Shortening.Fit(notification, MaxBody, shorter => Json.Write(Payload(shorter, link)));
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds();
        List<(string, string)> headers =
        [
            ("webhook-id", notification.Id),
            ("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture)),
        ];
        if (!options.Secrets.IsEmpty)
            headers.Add(("webhook-signature", WebhookSignature.Sign(options.Secrets, notification.Id, timestamp, body)));
        return sender.PostAsync(options.Url, body, Masking.FindSecrets(options.Url, options.Secrets), cancellation, headers);
    }

    private static JsonObject Payload(Notification notification, Uri? link) => new()
    {
        ["type"] = FindType(notification.Type),
        ["timestamp"] = TimeFormat.Iso(notification.At),
        ["data"] = notification.Digest is { } digest
            ? WebhookDigest.Create(notification, digest, link)
            : Data(notification, link),
    };

    private static string FindType(NotificationType type) => type is NotificationType.Test or NotificationType.Digest
        ? $"radar.{EnumFormat.CamelCase(type)}"
        : $"radar.alert.{EnumFormat.CamelCase(type)}";

    private static JsonObject Data(Notification notification, Uri? link) => new()
    {
        ["watch"] = notification.Watch,
        ["incident"] = notification.Incident,
        ["state"] = FindState(notification) is { } state ? EnumFormat.CamelCase(state) : null,
        ["severity"] = EnumFormat.CamelCase(notification.Severity),
        ["alerts"] = Json.Array(notification.Alerts, Describe),
        ["legacyShare"] = notification.LegacyShare,
        ["previousLegacyShare"] = notification.PreviousLegacyShare,
        ["shares"] = WebhookJson.Shares(notification.Shares),
        ["window"] = WebhookJson.Describe(notification.Window),
        ["lastUpdated"] = WebhookJson.Time(notification.LastUpdated),
        ["confidence"] = WebhookJson.Describe(notification.Confidence),
        ["topTlds"] = notification.TopTlds.IsEmpty ? null : Json.Array(notification.TopTlds, WebhookJson.Describe),
        ["link"] = link?.AbsoluteUri,
        ["demo"] = notification.IsDemo,
    };

    private static AlertState? FindState(Notification notification) =>
        notification.Type == NotificationType.Test ? null : notification.Firing.Any() ? AlertState.Firing : AlertState.Ok;

    private static JsonObject Describe(Alert alert) => new()
    {
        ["rule"] = alert.Rule.Name,
        ["state"] = EnumFormat.CamelCase(alert.State),
        ["severity"] = EnumFormat.CamelCase(alert.Rule.Severity),
        ["measure"] = EnumFormat.CamelCase(alert.Rule.Measure),
        ["value"] = alert.Value,
        ["threshold"] = alert.Rule.Threshold,
        ["recoverAt"] = alert.Rule.RecoverAt,
        ["baseline"] = WebhookJson.Describe(alert.Baseline),
        ["since"] = TimeFormat.Iso(alert.Since),
        ["endedAt"] = WebhookJson.Time(alert.EndedAt),
        ["peak"] = alert.Peak,
        ["reason"] = alert.Reason,
    };

    /// <summary>Settings of a webhook.</summary>
    /// <param name="Url">Its address. Secret.</param>
    /// <param name="Secrets">Each message is signed with all of them.</param>
    public sealed record Options(Uri Url, ImmutableArray<string> Secrets) : ReceiverOptions;
}
