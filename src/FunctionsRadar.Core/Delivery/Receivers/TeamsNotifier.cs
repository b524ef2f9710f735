using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Posts to a Microsoft Teams workflow.</summary>
internal sealed class TeamsNotifier(HttpSender sender, DashboardLink link) : INotifier
{
    private const int Limit = 27_000;

    public ReceiverType Type => ReceiverType.Teams;

    public Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation)
    {
        var address = link.To(notification.Watch);
        var body = Shortening.Fit(notification, Limit, shorter => Json.Bytes(TeamsPayload.Of(Message.Of(shorter, address), shorter)));
        return sender.PostAsync(receiver, receiver.Url!, body, cancellation);
    }
}
