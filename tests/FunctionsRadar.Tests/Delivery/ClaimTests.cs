using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>Several processes look for the same due deliveries.</summary>
public class ClaimTests(Azurite azurite)
{
    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Azurite)]
    public async Task What_is_being_sent_is_sent_by_nobody_else(StoreKind kind)
    {
        await using var installation = await PendingAsync(kind);
        var arrived = new TaskCompletionSource();
        var released = new TaskCompletionSource();
        installation.Webhooks.Respond = _ => new Reply(200, First: _ =>
        {
            arrived.TrySetResult();
            return released.Task;
        });
        var first = installation.App.DeliverAsync();
        await arrived.Task;

        await installation.StartApp().DeliverAsync();
        var claimed = Assert.Single(await installation.App.PendingAsync());
        Assert.Equal(installation.Time.GetUtcNow().AddSeconds(60), claimed.ClaimedUntil);
        released.SetResult();
        await first;

        Assert.Equal(["ops fired"], installation.Webhooks.Taken);
        Assert.Null(Assert.Single(await installation.App.ReceiptsAsync()).ClaimedUntil);
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Azurite)]
    public async Task Rounds_at_once_send_once(StoreKind kind)
    {
        await using var installation = await PendingAsync(kind);
        var apps = Enumerable.Range(0, 8).Select(_ => installation.StartApp()).ToArray();

        await Task.WhenAll(apps.Select(app => Task.Run(() => app.DeliverAsync())));

        Assert.Equal(["ops fired"], installation.Webhooks.Taken);
        Assert.Single(await installation.App.ReceiptsAsync());
        Assert.Empty(await installation.App.PendingAsync());
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Azurite)]
    public async Task A_claim_whose_process_is_gone_is_taken_over_after_a_minute(StoreKind kind)
    {
        await using var installation = await PendingAsync(kind);
        var pending = Assert.Single(await installation.App.Deliveries.ListPendingAsync("default", CancellationToken.None));
        var claim = pending.Value with { ClaimedUntil = installation.Time.GetUtcNow().AddSeconds(60) };
        Assert.NotNull(await installation.App.Deliveries.ReplacePendingAsync(pending, claim, CancellationToken.None));

        installation.Time.Advance(TimeSpan.FromSeconds(59));
        await installation.App.DeliverAsync();
        Assert.Empty(installation.Webhooks.Taken);
        installation.Time.Advance(TimeSpan.FromSeconds(1));
        await installation.App.DeliverAsync();

        Assert.Equal(["ops fired"], installation.Webhooks.Taken);
    }

    [Fact]
    public async Task A_reminder_that_is_being_sent_is_not_superseded_meanwhile()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        await installation.CheckAsync(1.5m);
        installation.Time.Advance(TimeSpan.FromDays(1));
        var arrived = new TaskCompletionSource();
        var released = new TaskCompletionSource();
        installation.Webhooks.Respond = post => new Reply(200, First: _ =>
        {
            arrived.TrySetResult();
            return post.Type == "reminder" ? released.Task : Task.CompletedTask;
        });
        var first = installation.CheckAsync(1.5m);
        await arrived.Task;
        installation.Publish(0.5m, installation.Time.GetUtcNow().AddMinutes(1));
        await installation.StartApp().CheckAsync();
        Assert.Equal(["ops fired"], installation.Webhooks.Taken);
        released.SetResult();
        await first;
        await installation.App.DeliverAsync();

        Assert.Equal(["ops fired", "ops reminder", "ops resolved"], installation.Webhooks.Taken);
    }

    private async Task<Installation> PendingAsync(StoreKind kind)
    {
        var installation = await Installation.StartAsync(kind, azurite);
        installation.Webhooks.Respond = _ => 503;
        await installation.CheckAsync(1.5m);
        installation.Webhooks.Respond = _ => 200;
        installation.Time.Advance(TimeSpan.FromSeconds(10));
        return installation;
    }
}
