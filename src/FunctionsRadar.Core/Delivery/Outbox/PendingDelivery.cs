using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Delivery.Outbox;

/// <summary>Makes the deliveries that go into the outbox. All are due at once.</summary>
internal static class PendingDelivery
{
    public static DeliveryRecord Create(Notification notification, string receiver, DateTimeOffset now) => new()
    {
        Notification = notification,
        Receiver = receiver,
        Status = DeliveryStatus.Pending,
        CreatedAt = now,
        GiveUpAt = now + RetrySchedule.GiveUpAfter,
    };

    /// <summary>A dead or waiting delivery, with all its attempts ahead.</summary>
    public static DeliveryRecord Revive(DeliveryRecord delivery, DateTimeOffset now) => delivery with
    {
        Status = DeliveryStatus.Pending,
        Failures = 0,
        GiveUpAt = now + RetrySchedule.GiveUpAfter,
        NextAttemptAt = null,
        EndedAt = null,
    };
}
