using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Receivers;

namespace FunctionsRadar.Delivery.Outbox;

/// <summary>
/// Tells receivers that forget what is not renewed, such as Alertmanager, again what they were told of and still fires: after
/// every check, also during a silence, best effort and outside the outbox.
/// </summary>
internal sealed partial class Renewal(
    Planner planner, ReceiverList receivers, NotifierList notifiers, TimeProvider time, ILogger<Renewal> logger)
{
    /// <summary>Renews what a watch has told. A failure is logged: the next check renews again.</summary>
    public async Task RunAsync(Watch watch, WatchState state, CancellationToken cancellation)
    {
        foreach (var receiver in receivers.All.Where(receiver => receiver.Kind.NeedsRenewal))
        {
            if (planner.FindRenewal(watch, state, receiver.Name, time.GetUtcNow()) is not { } notification)
                continue;
            var outcome = await notifiers.For(receiver).SendAsync(notification, receiver, cancellation);
            if (outcome.Result != SendResult.Delivered)
                RenewalFailed(watch.Name, receiver.Name, outcome.Detail);
        }
    }

    [LoggerMessage(221, LogLevel.Warning, "RenewalFailed: {Watch} to {Receiver}: {Detail}")]
    private partial void RenewalFailed(string watch, string receiver, string detail);
}
