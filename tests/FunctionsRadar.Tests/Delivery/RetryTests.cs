using FunctionsRadar.Storage;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>When a delivery that failed is tried again, and when it is given up.</summary>
public class RetryTests(Azurite azurite)
{
    [Fact]
    public async Task A_receiver_that_fails_for_twenty_minutes_gets_it_afterwards_by_the_schedule()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Respond = post => post.At < Installation.Start.AddMinutes(20) ? 503 : 200;
        await installation.CheckAsync(1.5m);

        foreach (var seconds in new[] { 5, 30, 120, 600, 1800 })
            Assert.InRange((await NextAttemptAsync(installation)).TotalSeconds, seconds, seconds * 1.1);

        var receipt = Assert.Single(await installation.App.ReceiptsAsync());
        Assert.Equal((DeliveryStatus.Delivered, 5, 6), (receipt.Status, receipt.Failures, receipt.Attempts.Length));
        Assert.Equal(["503 Service Unavailable", "200 OK"], receipt.Attempts.Select(attempt => attempt.Outcome).Distinct());
        Assert.Equal(["ops fired"], installation.Webhooks.Taken);
        Assert.Single(installation.Webhooks.Posts.Select(post => post.Id).Distinct());
    }

    [Theory, InlineData(401), InlineData(403)]
    public async Task A_receiver_that_does_not_accept_the_key_is_asked_hourly(int status)
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Respond = _ => status;
        await installation.CheckAsync(1.5m);

        for (var tries = 0; tries < 3; tries++)
            Assert.InRange((await NextAttemptAsync(installation)).TotalMinutes, 60, 66);
    }

    [Fact]
    public async Task A_delivery_that_fails_for_more_than_a_day_is_dead()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Respond = _ => 503;
        await installation.CheckAsync(1.5m);
        for (var tries = 0; tries < 30 && (await installation.App.PendingAsync()).Count > 0; tries++)
            await NextAttemptAsync(installation);

        var dead = Assert.Single(await installation.App.ReceiptsAsync());
        Assert.Equal(
            (DeliveryStatus.Dead, "503 Service Unavailable; given up after 24 h"),
            (dead.Status, dead.Attempts[^1].Outcome));
        Assert.Equal(Installation.Start.AddHours(24), dead.GiveUpAt);
        Assert.True(dead.Attempts[^1].At - Installation.Start > TimeSpan.FromHours(24));
        Assert.True(dead.Attempts[^2].At - Installation.Start <= TimeSpan.FromHours(24));
        Assert.Equal(dead.Attempts.Length, installation.Webhooks.Posts.Count);
    }

    [Theory, InlineData(429, 1000, 1000, 1000), InlineData(503, 2, 5, 5.5)]
    public async Task What_a_receiver_asks_for_counts_when_it_is_later_than_the_schedule(
        int status, int asked, double least, double most)
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Respond = _ => new Reply(status, asked);
        await installation.CheckAsync(1.5m);

        Assert.InRange((await NextAttemptAsync(installation)).TotalSeconds, least, most);
    }

    [Theory, InlineData(400), InlineData(404), InlineData(410), InlineData(302)]
    public async Task A_response_that_will_not_change_is_the_end_at_once(int status)
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Respond = _ => status;
        await installation.CheckAsync(1.5m);

        var dead = Assert.Single(await installation.App.ReceiptsAsync());
        Assert.Equal((DeliveryStatus.Dead, 1, null), (dead.Status, dead.Attempts.Length, dead.NextAttemptAt));
        Assert.Empty(await installation.App.PendingAsync());
    }

    [Fact]
    public async Task No_response_is_tried_again()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Respond = _ => 0;
        await installation.CheckAsync(1.5m);
        installation.Webhooks.Respond = _ => 200;
        await NextAttemptAsync(installation);

        Assert.Equal(["ops fired"], installation.Webhooks.Taken);
    }

    [Fact]
    public async Task A_receiver_that_fails_for_days_gets_the_messages_of_later_incidents_to_its_fallback_a_day_after_each()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.AddReceiver("spare");
        installation.Settings["Receivers:ops:Fallback"] = "spare";
        installation.Settings["Watches:default:Rules:level:Receivers"] = "ops";
        await installation.RestartAsync();
        installation.Webhooks.Respond = post => post.Receiver == "ops" ? 503 : 200;
        for (var hour = 0; hour < 24 * 6; hour++)
        {
            installation.Time.SetUtcNow(Installation.Start.AddHours(hour));
            await installation.CheckAsync(hour % 24 < 12 ? 1.5m : 0.5m);
            await installation.App.DeliverAsync();
        }

        var fired = installation.Webhooks.Posts.Where(
            post => post is { Receiver: "spare", Type: "fired", IsAccepted: true }).ToArray();
        Assert.Equal(5, fired.Length);
        Assert.All(
            fired.Select((post, day) => post.At - Installation.Start.AddDays(day)),
            delay => Assert.InRange(delay.TotalHours, 24, 26));
    }

    [Fact]
    public async Task What_is_delivered_shows_that_its_receiver_is_back_and_everything_else_to_it_is_due()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Respond = _ => 401;
        await installation.CheckAsync(1.5m);
        installation.Webhooks.Respond = _ => 200;
        installation.Time.Advance(TimeSpan.FromMinutes(1));

        var test = await installation.App.Actions.TestAsync(
            installation.App.Watch(), installation.App.Receiver("ops"), RunningApp.Operator, CancellationToken.None);

        Assert.Equal(DeliveryStatus.Delivered, test.Status);
        Assert.Equal(["ops test", "ops fired"], installation.Webhooks.Taken);
    }

    [Fact]
    public async Task A_receiver_that_takes_some_and_refuses_others_is_not_asked_for_those_again_and_again()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Respond = post => post.Type == "fired" ? 401 : 200;
        await installation.CheckAsync(1.5m);
        installation.Time.Advance(TimeSpan.FromMinutes(1));
        await installation.App.Actions.TestAsync(
            installation.App.Watch(), installation.App.Receiver("ops"), RunningApp.Operator, CancellationToken.None);
        for (var minute = 0; minute < 5; minute++)
        {
            installation.Time.Advance(TimeSpan.FromMinutes(1));
            await installation.App.DeliverAsync();
        }

        Assert.Equal(2, installation.Webhooks.Posts.Count(post => post.Type == "fired"));
    }

    [Fact]
    public async Task An_operator_makes_a_pending_delivery_due()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Respond = _ => 401;
        await installation.CheckAsync(1.5m);
        installation.Webhooks.Respond = _ => 200;
        installation.Time.Advance(TimeSpan.FromMinutes(1));

        var retried = await installation.App.Actions.RetryAsync(
            "default", "inst-default-2~ops", RunningApp.Operator, CancellationToken.None);

        Assert.Equal(DeliveryStatus.Delivered, retried!.Status);
        Assert.Equal(["ops fired"], installation.Webhooks.Taken);
    }

    [Fact]
    public async Task A_time_further_ahead_than_any_wait_is_from_a_clock_that_was_moved_and_is_due()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Respond = _ => 503;
        await installation.CheckAsync(1.5m);
        var pending = Assert.Single(await installation.App.Deliveries.ListPendingAsync("default", CancellationToken.None));
        var ahead = installation.Time.GetUtcNow().AddDays(20);
        var due = pending.Value with { NextAttemptAt = ahead, ClaimedUntil = ahead };
        await installation.App.Deliveries.ReplacePendingAsync(pending, due, CancellationToken.None);
        installation.Webhooks.Respond = _ => 200;
        await installation.App.DeliverAsync();

        Assert.Equal(["ops fired"], installation.Webhooks.Taken);
    }

    // Goes to the next attempt, not a moment earlier, and returns the wait.
    private static async Task<TimeSpan> NextAttemptAsync(Installation installation)
    {
        var before = installation.Time.GetUtcNow();
        var next = Assert.Single(await installation.App.PendingAsync()).NextAttemptAt!.Value;
        var posts = installation.Webhooks.Posts.Count;
        installation.Time.SetUtcNow(next.AddTicks(-1));
        await installation.App.DeliverAsync();
        Assert.Equal(posts, installation.Webhooks.Posts.Count);
        installation.Time.SetUtcNow(next);
        await installation.App.DeliverAsync();
        Assert.Equal(posts + 1, installation.Webhooks.Posts.Count);
        return next - before;
    }
}
