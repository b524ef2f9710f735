namespace FunctionsRadar.Alerting;

/// <summary>What is to be told, and what receivers then know.</summary>
/// <param name="State">The state with its new notification log.</param>
/// <param name="Notifications">The notifications and who is to get them.</param>
internal sealed record Plan(WatchState State, ImmutableArray<PlannedNotification> Notifications)
{
    /// <summary>
    /// How many transitions and deliveries one commit holds: a storage transaction takes 100 rows, and the state, the snapshot
    /// and the transition of <c>nodata</c> are among them.
    /// </summary>
    public const int MaxRows = 95;

    /// <summary>True when one commit holds so many transitions, what is planned, and so many deliveries more.</summary>
    public bool HasRoomFor(int deliveries, int transitions) =>
        transitions + deliveries + Notifications.Sum(planned => planned.Receivers.Length) <= MaxRows;

    /// <summary>True when a notification tells of an alert that fires.</summary>
    public bool HasFiring => Notifications.Any(planned => planned.Notification.Firing.Any());
}
