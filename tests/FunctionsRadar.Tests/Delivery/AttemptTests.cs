using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>What is recorded and logged of an attempt.</summary>
public class AttemptTests(Azurite azurite)
{
    [Fact]
    public async Task A_receiver_that_is_taken_out_leaves_its_pending_deliveries_dead_with_that_reason()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite, "ops", "gone");
        installation.Webhooks.Answers = post => post.Receiver == "gone" ? 503 : 200;
        await installation.CheckAsync(1.5m);
        installation.RemoveSettings("Receivers:gone");
        await installation.RestartAsync();
        installation.Time.Advance(TimeSpan.FromMinutes(1));
        await installation.App.DeliverAsync();

        var dead = Assert.Single(await installation.App.ReceiptsAsync(), receipt => receipt.Receiver == "gone");
        Assert.Equal((DeliveryStatus.Dead, "the receiver is not in the settings any more"), (dead.Status, dead.Attempts[^1].Outcome));
        await installation.CheckAsync(0.5m);
        Assert.Equal(["ops fired", "ops resolved"], installation.Webhooks.Taken);
        Assert.Empty(await installation.App.PendingAsync());
    }

    [Fact]
    public async Task What_is_superseded_was_not_tried_once_more()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        await installation.CheckAsync(1.5m);
        installation.Webhooks.Answers = post => post.Type == "reminder" ? 503 : 200;
        installation.Time.Advance(TimeSpan.FromDays(1));
        await installation.CheckAsync(1.5m);
        installation.Time.Advance(TimeSpan.FromSeconds(1));
        await installation.CheckAsync(0.5m);

        var superseded = Assert.Single(await installation.App.ReceiptsAsync(), receipt => receipt.Status == DeliveryStatus.Superseded);
        Assert.Equal(1, superseded.Tries);
        Assert.Equal(["503 Service Unavailable", "superseded by a later notification"], superseded.Attempts.Select(attempt => attempt.Outcome));
        Assert.Equal(["ops fired", "ops resolved"], installation.Webhooks.Taken);
    }

    [Fact]
    public async Task An_attempt_that_fails_after_exactly_a_day_is_not_the_last()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Answers = _ => 503;
        await installation.CheckAsync(1.5m);
        installation.Time.SetUtcNow(Installation.Start.AddHours(24));
        await installation.App.DeliverAsync();
        Assert.Equal(2, Assert.Single(await installation.App.PendingAsync()).Tries);

        installation.Time.Advance(TimeSpan.FromMinutes(2));
        await installation.App.DeliverAsync();
        Assert.Equal(3, Assert.Single(await installation.App.ReceiptsAsync()).Tries);
    }

    [Fact]
    public async Task The_last_64_attempts_are_kept()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Answers = _ => 503;
        await installation.CheckAsync(1.5m);
        var pending = Assert.Single(await installation.App.Deliveries.ListPendingAsync("default", CancellationToken.None));
        var many = pending.Value with { Attempts = [.. Enumerable.Range(0, 64).Select(number => new Attempt(Installation.Start, $"{number}"))] };
        await installation.App.Deliveries.ReplacePendingAsync(pending, many, CancellationToken.None);
        installation.Time.Advance(TimeSpan.FromSeconds(6));
        await installation.App.DeliverAsync();

        var attempts = Assert.Single(await installation.App.PendingAsync()).Attempts;
        Assert.Equal((64, "1", "503 Service Unavailable"), (attempts.Length, attempts[0].Outcome, attempts[^1].Outcome));
    }

    [Fact]
    public async Task A_store_knows_whether_anything_is_pending()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Answers = _ => 503;
        await installation.CheckAsync(1.5m);
        Assert.True((await installation.App.StateAsync()).MayHaveDeliveries);
        installation.Webhooks.Answers = _ => 200;
        installation.Time.Advance(TimeSpan.FromMinutes(1));
        await installation.App.DeliverAsync();
        Assert.False((await installation.App.StateAsync()).MayHaveDeliveries);
    }

    [Fact]
    public async Task Every_end_and_every_failure_is_logged_as_an_event_of_its_own()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite, "fine", "never", "later");
        var logs = new LogRecorder();
        await installation.App.DisposeAsync();
        installation.StartApp((services, _) => services.AddLogging(logging => logging.AddProvider(logs)));
        installation.Webhooks.Answers = post => post.Receiver switch { "fine" => 200, "never" => 400, _ => 503 };
        await installation.CheckAsync(1.5m);

        var next = Assert.Single(await installation.App.PendingAsync()).NextAttemptAt!.Value;
        Assert.Equal(
            [
                (LogLevel.Error, "DeliveryDead: default-level-1 to never: 400 Bad Request"),
                (LogLevel.Information, "DeliveryEnded: default-level-1 to fine Delivered"),
                (LogLevel.Warning, $"DeliveryFailed: default-level-1 to later, try 1: 503 Service Unavailable; again at {next:O}"),
            ],
            logs.Lines.Select(line => (line.Level, Text: line.Text.Trim())).Where(line => line.Text.StartsWith("Delivery", StringComparison.Ordinal)).OrderBy(line => line.Text, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_watch_that_cannot_be_delivered_is_logged_and_keeps_no_other_waiting()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Settings["Watches:other:Rules:level:Measure"] = "LegacyShare";
        installation.Settings["Watches:other:Rules:level:Threshold"] = "1";
        await installation.RestartAsync();
        installation.Webhooks.Answers = _ => 503;
        installation.Publish(1.5m);
        await installation.App.CheckAllAsync();
        installation.Webhooks.Answers = _ => 200;
        installation.Time.Advance(TimeSpan.FromMinutes(1));
        var logs = new LogRecorder();
        await installation.App.DisposeAsync();
        installation.StartApp((services, settings) =>
        {
            services.AddLogging(logging => logging.AddProvider(logs));
            services.AddSingleton<ITable>(_ => new WatchedTable(StorageServices.Open(settings.Storage)) { Finding = partition => partition == "default" ? throw new StorageException("The partition is torn.") : Task.CompletedTask });
        });
        await installation.App.DeliverAsync();

        Assert.Equal("default-level-1 other-level-1", string.Join(' ', installation.Webhooks.Posts.Where(post => post.Status == 503).Select(post => post.Id).Order()));
        Assert.Equal("other-level-1", Assert.Single(installation.Webhooks.Posts, post => post.IsAccepted).Id);
        Assert.Contains((LogLevel.Error, "DeliveryRoundFailed: default: The partition is torn. "), logs.Lines);
    }
}
