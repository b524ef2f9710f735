using System.Globalization;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Posts to a webhook by Standard Webhooks 1.0: <see href="https://www.standardwebhooks.com"/>.</summary>
internal sealed class WebhookNotifier(HttpSender sender, DashboardLink link, TimeProvider time) : INotifier
{
    private const int Limit = 19_999;

    public ReceiverType Type => ReceiverType.Webhook;

    public Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation)
    {
        var body = Shortening.Fit(notification, Limit, shorter => Json.Bytes(WebhookPayload.Of(shorter, link.To(notification.Watch))));
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds();
        List<(string, string)> headers =
        [
            ("webhook-id", notification.Id),
            ("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture)),
        ];
        if (!receiver.Secrets.IsEmpty)
            headers.Add(("webhook-signature", WebhookSignature.Sign(receiver.Secrets, notification.Id, timestamp, body)));
        return sender.PostAsync(receiver, receiver.Url!, body, cancellation, [.. headers]);
    }
}
