using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Posts to a webhook by Standard Webhooks 1.0 (<see href="https://www.standardwebhooks.com"/>).</summary>
internal sealed class WebhookNotifier(HttpSender sender, DashboardLink dashboard, TimeProvider time) : INotifier
{
    private const int MaxBody = 19_999;

    public static ReceiverKind Kind { get; } = ReceiverKind.Create<WebhookNotifier>("webhook", section => new WebOptions(
        section.ReadUrl(),
        section.ReadSecrets("Secrets", WebhookSignature.IsSecret, WebhookSignature.Accepted, "its messages are not signed")));

    public Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation)
    {
        var link = dashboard.To(notification.Watch);
        var body = Shortening.Fit(notification, MaxBody, shorter => Json.Write(WebhookPayload.Create(shorter, link)));
        var secrets = ((WebOptions)receiver.Options).Keys;
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds();
        List<(string, string)> headers = [("webhook-id", notification.Id), ("webhook-timestamp", $"{timestamp}")];
        if (!secrets.IsEmpty)
            headers.Add(("webhook-signature", WebhookSignature.Sign(secrets, notification.Id, timestamp, body)));
        return sender.PostAsync(receiver, path: null, body, cancellation, headers);
    }
}
