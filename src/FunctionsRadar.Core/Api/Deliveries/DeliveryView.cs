using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Api.Deliveries;

/// <summary>Who was told what. The next attempt is null when it is one at once, or when the delivery has ended.</summary>
internal sealed record DeliveryView(
    string Id, string Notification, NotificationType Type, string Watch, string Incident, ImmutableArray<string> Alerts,
    string Receiver, DeliveryStatus Status, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, DateTimeOffset? NextAttemptAt,
    string? FallbackFor, ImmutableArray<Attempt> Attempts)
{
    public static DeliveryView Create(DeliveryRecord delivery)
    {
        var notification = delivery.Notification;
        return new(
            delivery.Id, notification.Id, notification.Type, notification.Watch, notification.Incident,
            [.. notification.Alerts.Select(alert => alert.Rule.Name)], delivery.Receiver, delivery.Status, delivery.CreatedAt,
            delivery.EndedAt, delivery.NextAttemptAt, delivery.FallbackFor, delivery.Attempts);
    }
}
