using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Outbox;
using FunctionsRadar.Radar;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Checks;

/// <summary>A plan as a commit: its state, and a pending delivery for each receiver that is told.</summary>
internal static class PlannedCommit
{
    public static WatchCommit Create(Plan plan, string? tag, ImmutableArray<TopTld> topTlds, DateTimeOffset now)
    {
        var deliveries = from planned in plan.Notifications
                         let told = planned.Notification
                         let notification = told.Firing.Any() ? told with { TopTlds = topTlds } : told
                         from receiver in planned.Receivers
                         select PendingDelivery.Create(notification, receiver, now);
        var state = plan.State with { MayHaveDeliveries = plan.State.MayHaveDeliveries || !plan.Notifications.IsEmpty };
        return WatchCommit.ForState(state, tag) with { Deliveries = [.. deliveries] };
    }
}
