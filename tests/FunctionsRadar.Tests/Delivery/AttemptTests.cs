using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Rows;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>What is recorded and logged of an attempt.</summary>
public class AttemptTests(Azurite azurite)
{
    [Fact]
    public async Task A_receiver_that_these_settings_do_not_have_is_left_to_those_who_have_it_for_a_day()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite, "ops", "gone");
        installation.Webhooks.Respond = post => post.Receiver == "gone" ? 503 : 200;
        await installation.CheckAsync(1.5m);
        var before = Assert.Single(await installation.App.Deliveries.ListPendingAsync("default", CancellationToken.None));
        installation.RemoveSettings("Receivers:gone");
        await installation.RestartAsync();
        installation.Time.Advance(TimeSpan.FromHours(24));
        await installation.App.DeliverAsync();
        var after = Assert.Single(await installation.App.Deliveries.ListPendingAsync("default", CancellationToken.None));
        Assert.Equal(before.Tag, after.Tag);

        installation.Time.Advance(TimeSpan.FromTicks(1));
        await installation.App.DeliverAsync();
        var dead = Assert.Single(await installation.App.ReceiptsAsync(), receipt => receipt.Receiver == "gone");
        Assert.Equal((DeliveryStatus.Dead, "the receiver is not in the settings"), (dead.Status, dead.Attempts[^1].Outcome));
    }

    [Fact]
    public async Task A_send_outlives_the_caller_who_goes_away()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        using var caller = new CancellationTokenSource();
        installation.Webhooks.Respond = _ => new Reply(200, First: _ => caller.CancelAsync());
        installation.Publish(1.5m);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => installation.App.CheckAsync(cancellation: caller.Token));
        while ((await installation.App.ReceiptsAsync()).Count == 0)
            await Task.Yield();

        Assert.Equal(["ops fired"], installation.Webhooks.Taken);
        Assert.Single(installation.Webhooks.Posts);
        Assert.Equal(DeliveryStatus.Delivered, Assert.Single(await installation.App.ReceiptsAsync()).Status);
    }

    [Fact]
    public async Task No_more_is_claimed_once_the_caller_has_gone_away()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Respond = _ => 503;
        await installation.CheckAsync(1.5m);
        installation.Time.Advance(TimeSpan.FromSeconds(1));
        await installation.CheckAsync(0.5m);
        using var caller = new CancellationTokenSource();
        installation.Webhooks.Respond = _ => new Reply(200, First: _ => caller.CancelAsync());
        installation.Time.Advance(TimeSpan.FromMinutes(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => installation.App.DeliverAsync(caller.Token));

        Assert.Equal(["ops fired"], installation.Webhooks.Taken);
        Assert.Equal("inst-default-4~ops", Assert.Single(await installation.App.PendingAsync()).Id);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_left_out_and_logged_once_and_keeps_nobody_from_hearing()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Respond = _ => 503;
        await installation.CheckAsync(1.5m);
        var table = StorageServices.Open(installation.App.Settings.Storage);
        var row = (await table.FindAsync("default", RowKeys.PendingDelivery("inst-default-2~ops"), CancellationToken.None))!;
        var torn = row.Values.ToDictionary(
            pair => pair.Key,
            pair => pair.Value.Replace("\"fired\"", "\"exploded\"", StringComparison.Ordinal),
            StringComparer.Ordinal);
        var change = new RowChange(RowChangeKind.Upsert, RowKeys.PendingDelivery("inst-default-1~ops"), torn);
        await table.ApplyAsync("default", [change], CancellationToken.None);
        (table as IDisposable)?.Dispose();
        var logs = new LogRecorder();
        await installation.App.DisposeAsync();
        installation.StartApp((services, _) => services.AddLogging(logging => logging.AddProvider(logs)));
        installation.Webhooks.Respond = _ => 200;
        installation.Time.Advance(TimeSpan.FromMinutes(1));
        await installation.App.DeliverAsync();
        await installation.CheckAsync(0.5m);

        Assert.Equal(["ops fired", "ops resolved"], installation.Webhooks.Taken);
        const string LeftOut =
            "UnreadableRow: outbox~inst-default-1~ops is left out: its delivery is not what this program writes";
        Assert.Single(logs.Lines, line => line.Text.StartsWith(LeftOut, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_superseded_was_not_tried_once_more()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        await installation.CheckAsync(1.5m);
        installation.Webhooks.Respond = post => post.Type == "reminder" ? 503 : 200;
        installation.Time.Advance(TimeSpan.FromDays(1));
        await installation.CheckAsync(1.5m);
        installation.Time.Advance(TimeSpan.FromSeconds(1));
        await installation.CheckAsync(0.5m);

        var superseded = Assert.Single(
            await installation.App.ReceiptsAsync(), receipt => receipt.Status == DeliveryStatus.Superseded);
        Assert.Equal(1, superseded.Failures);
        Assert.Equal(
            ["503 Service Unavailable", "superseded by a later notification"],
            superseded.Attempts.Select(attempt => attempt.Outcome));
        Assert.Equal(["ops fired", "ops resolved"], installation.Webhooks.Taken);
    }

    [Fact]
    public async Task An_attempt_that_fails_after_exactly_a_day_is_not_the_last()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Respond = _ => 503;
        await installation.CheckAsync(1.5m);
        installation.Time.SetUtcNow(Installation.Start.AddHours(24));
        await installation.App.DeliverAsync();
        Assert.Equal(2, Assert.Single(await installation.App.PendingAsync()).Failures);

        installation.Time.Advance(TimeSpan.FromMinutes(2));
        await installation.App.DeliverAsync();
        Assert.Equal(3, Assert.Single(await installation.App.ReceiptsAsync()).Attempts.Length);
    }

    [Fact]
    public async Task The_last_64_attempts_are_kept()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Respond = _ => 503;
        await installation.CheckAsync(1.5m);
        var pending = Assert.Single(await installation.App.Deliveries.ListPendingAsync("default", CancellationToken.None));
        var earlier = Enumerable.Range(0, 64).Select(number => new Attempt(Installation.Start, $"{number}"));
        var many = pending.Value with { Attempts = [.. earlier] };
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
        installation.Webhooks.Respond = _ => 503;
        await installation.CheckAsync(1.5m);
        Assert.True((await installation.App.StateAsync()).MayHaveDeliveries);
        installation.Webhooks.Respond = _ => 200;
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
        installation.Webhooks.Respond = post => post.Receiver switch { "fine" => 200, "never" => 400, _ => 503 };
        await installation.CheckAsync(1.5m);

        var next = Assert.Single(await installation.App.PendingAsync()).NextAttemptAt!.Value;
        Assert.Equal(
            [
                (LogLevel.Error, "DeliveryDead: inst-default-2 to never: 400 Bad Request"),
                (LogLevel.Information, "DeliveryEnded: inst-default-2 to fine Delivered"),
                (
                    LogLevel.Warning,
                    $"DeliveryFailed: inst-default-2 to later, attempt 1: 503 Service Unavailable; again at {next:O}"),
            ],
            logs.Lines.Select(line => (line.Level, Text: line.Text.Trim()))
                .Where(line => line.Text.StartsWith("Delivery", StringComparison.Ordinal))
                .OrderBy(line => line.Text, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_watch_that_cannot_be_delivered_is_logged_and_keeps_no_other_waiting()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Settings["Watches:other:Rules:level:Measure"] = "LegacyShare";
        installation.Settings["Watches:other:Rules:level:Threshold"] = "1";
        await installation.RestartAsync();
        installation.Webhooks.Respond = _ => 503;
        installation.Publish(1.5m);
        await installation.App.CheckAllAsync();
        installation.Webhooks.Respond = _ => 200;
        installation.Time.Advance(TimeSpan.FromMinutes(1));
        var logs = new LogRecorder();
        await installation.App.DisposeAsync();
        installation.StartApp((services, settings) =>
        {
            services.AddLogging(logging => logging.AddProvider(logs));
            services.AddSingleton<ITable>(_ => new WatchedTable(StorageServices.Open(settings.Storage))
            {
                Finding = partition =>
                    partition == "default" ? throw new StorageException("The partition is torn.") : Task.CompletedTask,
            });
        });
        await installation.App.DeliverAsync();

        var refused = installation.Webhooks.Posts.Where(post => post.Status == 503).Select(post => post.Id).Order();
        Assert.Equal("inst-default-2 inst-other-2", string.Join(' ', refused));
        Assert.Equal("inst-other-2", Assert.Single(installation.Webhooks.Posts, post => post.IsAccepted).Id);
        Assert.Contains((LogLevel.Error, "DeliveryRoundFailed: default: The partition is torn. "), logs.Lines);
    }
}
