using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Outbox;
using FunctionsRadar.Storage;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>What a queue of deliveries says of one of them.</summary>
public class DeliveryQueueTests(Azurite azurite)
{
    [Fact]
    public async Task A_claim_of_a_process_whose_clock_is_a_second_ahead_holds()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        await installation.CheckAsync(1.5m);
        var delivery = (await installation.App.ReceiptsAsync())[0];
        var now = installation.Time.GetUtcNow();
        var claimed = delivery with { ClaimedUntil = now.AddSeconds(1) + TimeSpan.FromSeconds(60) };
        Assert.False(DeliveryQueue.IsDue(claimed, null, now));
    }

    [Fact]
    public void A_time_is_believed_as_long_as_a_claim_or_a_wait_can_be_and_no_longer()
    {
        var now = Samples.SentAt;
        var tick = TimeSpan.FromTicks(1);
        var (claim, wait) = (TimeSpan.FromMinutes(2), TimeSpan.FromDays(1));
        var delivery = PendingDelivery.Create(Samples.Fired, "ops", now);
        Assert.True(DeliveryQueue.IsDue(delivery, null, now));
        Assert.False(DeliveryQueue.IsDue(delivery with { ClaimedUntil = now + claim }, null, now));
        Assert.True(DeliveryQueue.IsDue(delivery with { ClaimedUntil = now + claim + tick }, null, now));
        Assert.False(DeliveryQueue.IsDue(delivery with { NextAttemptAt = now + wait }, null, now));
        Assert.True(DeliveryQueue.IsDue(delivery with { NextAttemptAt = now + wait + tick }, null, now));
    }

    [Fact]
    public async Task What_a_fallback_stands_in_for_is_not_superseded_by_its_own_reminder()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        await installation.CheckAsync(1.5m);
        var sample = (await installation.App.ReceiptsAsync())[0];
        DeliveryRecord Pending(string id, NotificationType type, string? standsFor) => sample with
        {
            Status = DeliveryStatus.Pending,
            FallbackFor = standsFor,
            EndedAt = null,
            Notification = sample.Notification with { Id = id, Type = type },
        };
        var queue = new DeliveryQueue([
            new(Pending("inst-default-5", NotificationType.Changed, "ops"), "1"),
            new(Pending("inst-default-6", NotificationType.Reminder, null), "2")]);
        Assert.False(queue.IsSuperseded(0, installation.Time.GetUtcNow()));
    }
}
