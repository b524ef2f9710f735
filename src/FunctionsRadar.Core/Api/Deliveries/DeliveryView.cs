using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Api.Deliveries;

/// <summary>Who was told what.</summary>
/// <param name="Id">Id of the delivery.</param>
/// <param name="Notification">Id of the notification.</param>
/// <param name="Type">What it tells.</param>
/// <param name="Watch">Name of the watch.</param>
/// <param name="Incident">Id of the incident that it belongs to.</param>
/// <param name="Alerts">Names of the rules whose alerts it tells of; none for a test or a digest.</param>
/// <param name="Receiver">Name of the receiver.</param>
/// <param name="Status">Where the delivery stands.</param>
/// <param name="CreatedAt">When it was committed.</param>
/// <param name="EndedAt">When it ended; null while pending.</param>
/// <param name="NextAttemptAt">When it is tried again; null for at once, or when it has ended.</param>
/// <param name="FallbackFor">The receiver that this one stands in for; null unless it is a fallback.</param>
/// <param name="Attempts">The tries.</param>
internal sealed record DeliveryView(
    string Id, string Notification, NotificationType Type, string Watch, string Incident, ImmutableArray<string> Alerts,
    string Receiver, DeliveryStatus Status, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, DateTimeOffset? NextAttemptAt,
    string? FallbackFor, ImmutableArray<Attempt> Attempts)
{
    /// <summary>The view of a delivery.</summary>
    public static DeliveryView Create(DeliveryRecord delivery) => new(
        delivery.Id, delivery.Notification.Id, delivery.Notification.Type, delivery.Notification.Watch,
        delivery.Notification.Incident, [.. delivery.Notification.Alerts.Select(alert => alert.Rule.Name)], delivery.Receiver,
        delivery.Status, delivery.CreatedAt, delivery.EndedAt, delivery.NextAttemptAt, delivery.FallbackFor, delivery.Attempts);
}
