using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Outbox;
using FunctionsRadar.Radar;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Checks;

/// <summary>What was evaluated and planned as one commit: a pending delivery for each receiver that is told.</summary>
internal static class PlannedCommit
{
    /// <summary>Makes the commit.</summary>
    /// <param name="evaluation">What was decided.</param>
    /// <param name="plan">Who is to hear of it.</param>
    /// <param name="tag">The tag of the state it was decided on; null when there was none.</param>
    /// <param name="topTlds">Who still sends over legacy versions, for notifications of firing alerts.</param>
    /// <param name="now">The time.</param>
    public static WatchCommit Create(
        Evaluation evaluation, Plan plan, string? tag, ImmutableArray<TopTld> topTlds, DateTimeOffset now)
    {
        var deliveries = plan.Notifications.SelectMany(
            planned => planned.Receivers, (planned, receiver) => (planned.Notification, Receiver: receiver))
            .Select(pair => PendingDelivery.Create(WithTopTlds(pair.Notification, topTlds), pair.Receiver, now));
        var state = plan.State with { MayHaveDeliveries = plan.State.MayHaveDeliveries || !plan.Notifications.IsEmpty };
        return new WatchCommit(state, tag, evaluation.Snapshot, evaluation.Transitions, [.. deliveries]);
    }

    /// <summary>A commit of a plan alone.</summary>
    public static WatchCommit Create(Plan plan, string? tag, DateTimeOffset now) =>
        Create(new Evaluation(plan.State, null, []), plan, tag, [], now);

    private static Notification WithTopTlds(Notification notification, ImmutableArray<TopTld> topTlds) =>
        notification.Firing.Any() ? notification with { TopTlds = topTlds } : notification;
}
