using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>What waits for what, and what does not.</summary>
public class OrderTests(Azurite azurite)
{
    [Fact]
    public async Task Resolved_never_overtakes_fired()
    {
        await using var installation = await ResolvedBehindFiredAsync();
        Assert.Empty(installation.Webhooks.Taken);
        Assert.Equal(2, (await installation.App.PendingAsync()).Count);

        installation.Webhooks.Respond = _ => 200;
        installation.Time.Advance(TimeSpan.FromSeconds(10));
        await installation.App.DeliverAsync();

        Assert.Equal(["ops fired", "ops resolved"], installation.Webhooks.Taken);
    }

    [Fact]
    public async Task Resolved_waits_while_fired_fails_again()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Respond = post => post.Type == "fired" ? 503 : 200;
        await installation.CheckAsync(1.5m);
        installation.Time.Advance(TimeSpan.FromSeconds(10));
        await installation.CheckAsync(0.5m);

        Assert.Equal(["fired", "fired"], installation.Webhooks.Posts.Select(post => post.Type));
        Assert.Equal(2, (await installation.App.PendingAsync()).Count);
    }

    [Fact]
    public async Task Resolved_waits_while_another_process_sends_fired()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        var arrived = new TaskCompletionSource();
        var released = new TaskCompletionSource();
        installation.Webhooks.Respond = post => new Reply(post.Type == "fired" ? 503 : 200, First: _ =>
        {
            arrived.TrySetResult();
            return released.Task;
        });
        var first = installation.CheckAsync(1.5m);
        await arrived.Task;
        installation.Publish(0.5m, installation.Time.GetUtcNow().AddMinutes(1));
        await installation.StartApp().CheckAsync();
        Assert.Equal(["fired"], installation.Webhooks.Posts.Select(post => post.Type));
        released.SetResult();
        await first;

        Assert.Empty(installation.Webhooks.Taken);
    }

    [Fact]
    public async Task Resolved_waits_when_another_process_was_quicker_to_claim_fired()
    {
        await using var installation = await ResolvedBehindFiredAsync();
        installation.Time.Advance(TimeSpan.FromSeconds(10));
        var quicker = installation.App;
        var claims = 0;
        var slower = installation.StartApp((services, settings) => services.AddSingleton<ITable>(
            _ => new WatchedTable(StorageServices.Open(settings.Storage))
            {
                Applying = _ => Interlocked.Increment(ref claims) == 1 ? quicker.DeliverAsync() : Task.CompletedTask,
            }));
        await slower.DeliverAsync();

        Assert.Equal(["fired", "fired"], installation.Webhooks.Posts.Select(post => post.Type));
    }

    [Fact]
    public async Task What_follows_a_dead_one_is_sent()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Respond = post => post.Type == "fired" ? 400 : 200;
        await installation.CheckAsync(1.5m);
        installation.Time.Advance(TimeSpan.FromSeconds(1));
        await installation.CheckAsync(0.5m);

        Assert.Equal(["ops resolved"], installation.Webhooks.Taken);
    }

    [Fact]
    public async Task A_pending_reminder_is_superseded_by_the_next_one_and_by_the_end()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        await installation.CheckAsync(1.5m);
        installation.Webhooks.Respond = post => post.Type == "reminder" ? 403 : 200;
        for (var day = 1; day <= 2; day++)
        {
            installation.Time.SetUtcNow(Installation.Start.AddDays(day));
            await installation.CheckAsync(1.5m);
        }
        Assert.Equal("inst-default-4~ops", Assert.Single(await installation.App.PendingAsync()).Id);
        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.CheckAsync(0.5m);

        Assert.Equal(["ops fired", "ops resolved"], installation.Webhooks.Taken);
        Assert.Equal(
            [
                "inst-default-2~ops Delivered", "inst-default-3~ops Superseded", "inst-default-4~ops Superseded",
                "inst-default-6~ops Delivered",
            ],
            (await installation.App.ReceiptsAsync()).Select(receipt => $"{receipt.Id} {receipt.Status}").Order());
    }

    [Fact]
    public async Task A_pending_change_is_superseded_by_what_follows_it()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Settings["Watches:default:Rules:much:Measure"] = nameof(Measure.LegacyShare);
        installation.Settings["Watches:default:Rules:much:Threshold"] = "3";
        await installation.RestartAsync();
        await installation.CheckAsync(1.5m);
        installation.Webhooks.Respond = post => post.Type == "changed" ? 503 : 200;
        foreach (var share in new[] { 4m, 1.5m, 0.5m })
        {
            installation.Time.Advance(TimeSpan.FromSeconds(1));
            await installation.CheckAsync(share);
        }

        Assert.Equal(["ops fired", "ops resolved"], installation.Webhooks.Taken);
        Assert.Equal(2, (await installation.App.ReceiptsAsync()).Count(receipt => receipt.Status == DeliveryStatus.Superseded));
    }

    [Fact]
    public async Task A_message_that_a_receiver_cannot_take_delays_no_later_incident()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Respond = post => post.Id == "inst-default-2" ? 500 : 200;
        for (var day = 0; day < 3; day++)
        {
            installation.Time.SetUtcNow(Installation.Start.AddHours(day * 4));
            await installation.CheckAsync(1.5m);
            installation.Time.Advance(TimeSpan.FromHours(1));
            await installation.CheckAsync(0.5m);
        }

        Assert.Equal(["fired", "resolved", "fired", "resolved"], installation.Webhooks.TakenBy("ops"));
        Assert.Equal(
            ["inst-default-2~ops", "inst-default-4~ops"],
            (await installation.App.PendingAsync()).Select(delivery => delivery.Id));
    }

    [Fact]
    public async Task A_receiver_that_hangs_delays_nobody()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite, "ops", "slow");
        var hanging = new TaskCompletionSource();
        installation.Webhooks.Respond = post => post.Receiver == "slow" ? new Reply(200, First: Hang) : 200;

        var check = installation.CheckAsync(1.5m);
        await hanging.Task;
        while ((await installation.App.ReceiptsAsync()).Count < 1)
            await Task.Yield();
        Assert.Equal(Installation.Start, installation.Time.GetUtcNow());
        installation.Time.Advance(TimeSpan.FromSeconds(15));
        await check;

        Assert.Equal(Installation.Start.AddSeconds(15), installation.Time.GetUtcNow());
        var pending = Assert.Single(await installation.App.PendingAsync());
        Assert.Equal(("slow", "no answer within 15 s"), (pending.Receiver, pending.Attempts[^1].Outcome));

        Task Hang(CancellationToken cancellation)
        {
            hanging.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        }
    }

    [Fact]
    public async Task Nothing_is_attempted_during_a_silence_but_tests()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Respond = _ => 503;
        await installation.CheckAsync(1.5m);
        installation.Webhooks.Respond = _ => 200;
        await installation.App.Actions.SilenceAsync(
            installation.App.Watch(), TimeSpan.FromHours(2), null, RunningApp.Operator, CancellationToken.None);
        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.App.DeliverAsync();
        await installation.App.Actions.TestAsync(
            installation.App.Watch(), installation.App.Receiver("ops"), RunningApp.Operator, CancellationToken.None);
        Assert.Equal(["ops test"], installation.Webhooks.Taken);

        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.App.DeliverAsync();
        Assert.Equal(["ops test", "ops fired"], installation.Webhooks.Taken);
    }

    [Fact]
    public async Task A_change_that_reminders_follow_is_given_up_in_time_and_reaches_the_fallback()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.AddReceiver("spare");
        installation.Settings["Receivers:ops:Fallback"] = "spare";
        installation.Settings["Watches:default:Rules:level:Receivers"] = "ops";
        installation.Settings["Watches:default:Rules:second:Measure"] = "LegacyShare";
        installation.Settings["Watches:default:Rules:second:Threshold"] = "3";
        installation.Settings["Watches:default:Rules:second:Severity"] = "critical";
        installation.Settings["Watches:default:Rules:second:Receivers"] = "ops";
        await installation.RestartAsync();
        await installation.CheckAsync(1.5m);
        installation.Webhooks.Respond = post => post.Receiver == "ops" ? 503 : 200;
        for (var hour = 0; hour < 24 * 7; hour++)
        {
            installation.Time.SetUtcNow(Installation.Start.AddHours(hour + 1));
            await installation.CheckAsync(4m);
        }
        Assert.NotEmpty(installation.Webhooks.TakenBy("spare"));
    }

    // The receiver fails at fired, and the alert is over before it is tried again.
    private async Task<Installation> ResolvedBehindFiredAsync()
    {
        var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Respond = post => post.Type == "fired" ? 503 : 200;
        await installation.CheckAsync(1.5m);
        installation.Time.Advance(TimeSpan.FromSeconds(1));
        await installation.CheckAsync(0.5m);
        return installation;
    }
}
