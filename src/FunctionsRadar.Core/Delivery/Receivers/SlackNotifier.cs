using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Posts to a Slack incoming webhook.</summary>
internal sealed class SlackNotifier(HttpSender sender, DashboardLink link) : INotifier
{
    private const int Limit = 40_000;

    public ReceiverType Type => ReceiverType.Slack;

    public Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation)
    {
        var address = link.To(notification.Watch);
        var body = Shortening.Fit(notification, Limit, shorter => Json.Bytes(SlackPayload.Of(Message.Of(shorter, address))));
        return sender.PostAsync(receiver, receiver.Url!, body, cancellation);
    }
}
