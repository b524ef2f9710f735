using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

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

        installation.Webhooks.Answers = _ => 200;
        installation.Time.Advance(TimeSpan.FromSeconds(10));
        await installation.App.DeliverAsync();

        Assert.Equal(["ops fired", "ops resolved"], installation.Webhooks.Taken);
    }

    [Fact]
    public async Task Resolved_waits_while_fired_fails_again()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Answers = post => post.Type == "fired" ? 503 : 200;
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
        installation.Webhooks.Answers = post => new Reply(post.Type == "fired" ? 503 : 200, First: _ =>
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
        var slower = installation.StartApp((services, settings) => services.AddSingleton<ITable>(_ => new WatchedTable(StorageServices.Open(settings.Storage))
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
        installation.Webhooks.Answers = post => post.Type == "fired" ? 400 : 200;
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
        installation.Webhooks.Answers = post => post.Type == "reminder" ? 403 : 200;
        for (var day = 1; day <= 2; day++)
        {
            installation.Time.SetUtcNow(Installation.Start.AddDays(day));
            await installation.CheckAsync(1.5m);
        }
        Assert.Equal("default-level-3~ops", Assert.Single(await installation.App.PendingAsync()).Id);
        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.CheckAsync(0.5m);

        Assert.Equal(["ops fired", "ops resolved"], installation.Webhooks.Taken);
        Assert.Equal(
            ["default-level-1~ops Delivered", "default-level-2~ops Superseded", "default-level-3~ops Superseded", "default-level-4~ops Delivered"],
            (await installation.App.ReceiptsAsync()).Select(receipt => $"{receipt.Id} {receipt.Status}").Order());
    }

    [Fact]
    public async Task A_receiver_that_hangs_delays_nobody_and_no_alert_waits_for_another()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite, "ops", "slow");
        installation.Settings["Watches:default:Rules:second:Measure"] = nameof(Measure.LegacyShare);
        installation.Settings["Watches:default:Rules:second:Threshold"] = "1.2";
        await installation.RestartAsync();
        var hanging = new SemaphoreSlim(0);
        var taken = new SemaphoreSlim(0);
        installation.Webhooks.Answers = post => post.Receiver == "slow" ? new Reply(200, First: Hang) : new Reply(200, First: Take);

        var check = installation.CheckAsync(1.5m);
        for (var alerts = 0; alerts < 2; alerts++)
        {
            await hanging.WaitAsync();
            await taken.WaitAsync();
        }
        while ((await installation.App.ReceiptsAsync()).Count < 2)
            await Task.Yield();
        Assert.Equal(Installation.Start, installation.Time.GetUtcNow());
        installation.Time.Advance(TimeSpan.FromSeconds(15));
        await check;

        Assert.Equal(Installation.Start.AddSeconds(15), installation.Time.GetUtcNow());
        Assert.All(await installation.App.PendingAsync(), delivery => Assert.Equal(("slow", "no answer within 15 s"), (delivery.Receiver, delivery.Attempts[^1].Outcome)));

        Task Take(CancellationToken cancellation)
        {
            taken.Release();
            return Task.CompletedTask;
        }

        Task Hang(CancellationToken cancellation)
        {
            hanging.Release();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        }
    }

    // The receiver fails at fired, and the alert is over before it is tried again.
    private async Task<Installation> ResolvedBehindFiredAsync()
    {
        var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Answers = post => post.Type == "fired" ? 503 : 200;
        await installation.CheckAsync(1.5m);
        installation.Time.Advance(TimeSpan.FromSeconds(1));
        await installation.CheckAsync(0.5m);
        return installation;
    }
}
