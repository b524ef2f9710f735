namespace FunctionsRadar.Alerting;

/// <summary>What is to be told, and the state with what receivers then know.</summary>
internal sealed record Plan(WatchState State, ImmutableArray<PlannedNotification> Notifications)
{
    /// <summary>Most transitions and deliveries of a commit: state, snapshot and <c>nodata</c> are among its 100 rows.</summary>
    public const int MaxRows = 95;

    public bool HasFiring => Notifications.Any(planned => planned.Notification.Firing.Any());

    /// <summary>Whether one commit holds so many transitions, what is planned, and so many deliveries more.</summary>
    public bool HasRoomFor(int deliveries, int transitions) =>
        transitions + deliveries + Notifications.Sum(planned => planned.Receivers.Length) <= MaxRows;
}
