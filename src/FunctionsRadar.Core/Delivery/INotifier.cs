using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Receivers;

namespace FunctionsRadar.Delivery;

/// <summary>Reaches one kind of destination. Neither retries nor follows redirects, since the outbox owns every retry.</summary>
internal interface INotifier
{
    /// <summary>True when the destination forgets a firing alert that is not sent again after every check.</summary>
    bool NeedsRenewal => false;

    /// <summary>
    /// Sends the notification once, within 15 s, and says what came of it. Anything but cancellation comes back as an outcome,
    /// never as an exception; no secret and no address of a receiver is in it.
    /// </summary>
    Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation);
}
