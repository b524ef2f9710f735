using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Sends events to PagerDuty Events v2. The incident's id is the key under which it is opened and closed.</summary>
internal sealed class PagerDutyNotifier(HttpSender sender, DashboardLink link) : INotifier
{
    private const int Limit = 500_000;

    public ReceiverType Type => ReceiverType.PagerDuty;

    public async Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation)
    {
        if (notification.Type is NotificationType.Resolved)
            return await ResolveAsync(notification, receiver, cancellation);
        var outcome = await TriggerAsync(notification, receiver, cancellation);
        // A test must not leave somebody on call with an open incident.
        return notification.Type is NotificationType.Test && outcome.Result is SendResult.Delivered
            ? await ResolveAsync(notification, receiver, cancellation)
            : outcome;
    }

    private Task<SendOutcome> TriggerAsync(Notification notification, Receiver receiver, CancellationToken cancellation)
    {
        var address = link.To(notification.Watch);
        var body = Shortening.Fit(notification, Limit, shorter => Json.Bytes(PagerDutyPayload.Trigger(shorter, Message.Of(shorter, address), receiver.RoutingKey!)));
        return PostAsync(receiver, body, cancellation);
    }

    private Task<SendOutcome> ResolveAsync(Notification notification, Receiver receiver, CancellationToken cancellation) =>
        PostAsync(receiver, Json.Bytes(PagerDutyPayload.Resolve(notification, receiver.RoutingKey!)), cancellation);

    private Task<SendOutcome> PostAsync(Receiver receiver, byte[] body, CancellationToken cancellation) =>
        sender.PostAsync(receiver, new Uri(receiver.Url!.AbsoluteUri.TrimEnd('/') + "/v2/enqueue"), body, cancellation);
}
