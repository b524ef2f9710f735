using FunctionsRadar.Checks;
using FunctionsRadar.Delivery.Outbox;
using Microsoft.Azure.Functions.Worker;

namespace FunctionsRadar.Functions;

public static class Timers
{
    [Function("CheckWatches")]
    public static Task CheckWatchesAsync(
        [TimerTrigger("%CheckSchedule%")] TimerInfo timer, FunctionContext context, CancellationToken cancellation) =>
        context.InstanceServices.GetRequiredService<CheckRound>().RunScheduledAsync(cancellation);

    [Function("DeliverAlerts")]
    public static Task DeliverAlertsAsync(
        [TimerTrigger("%DeliverySchedule%")] TimerInfo timer, FunctionContext context, CancellationToken cancellation) =>
        context.InstanceServices.GetRequiredService<DeliveryRound>().DeliverAllAsync(cancellation);
}
