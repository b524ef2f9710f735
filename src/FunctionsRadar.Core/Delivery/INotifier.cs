using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Receivers;

namespace FunctionsRadar.Delivery;

/// <summary>Reaches one kind of destination.</summary>
internal interface INotifier
{
    /// <summary>
    /// Sends once, within 15 s: the outbox owns every retry. Anything but cancellation comes back as an outcome, never as an
    /// exception; no secret and no address of a receiver is in it.
    /// </summary>
    Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation);
}
