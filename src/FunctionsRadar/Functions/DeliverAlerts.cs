using FunctionsRadar.Delivery.Outbox;
using Microsoft.Azure.Functions.Worker;

namespace FunctionsRadar.Functions;

/// <summary>Delivers on schedule what is due.</summary>
/// <param name="round">What it starts.</param>
public sealed class DeliverAlerts(DeliveryRound round)
{
    /// <summary>Delivers what is due of every watch.</summary>
    [Function("DeliverAlerts")]
    public Task RunAsync([TimerTrigger("%DeliverySchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        round.DeliverAllAsync(cancellation);
}
