using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>What comes of a delivery when something happens between its send and its record.</summary>
public class RecordTests(Azurite azurite)
{
    [Fact]
    public async Task An_outcome_that_is_not_recorded_in_time_is_told_and_the_message_comes_again_after_its_claim()
    {
        await using var installation = await PendingAsync();
        var logs = new LogRecorder();
        var slow = StartApp(installation, logs, () =>
        {
            installation.Time.Advance(TimeSpan.FromSeconds(15));
            return Task.CompletedTask;
        });
        await slow.DeliverAsync();
        const string Failed =
            "DeliveryRoundFailed: default: The outcome of inst-default-2~ops could not be recorded within 15 s; "
            + "it is sent again when its claim has lapsed.";
        Assert.Contains((LogLevel.Error, Failed), logs.Lines.Select(line => (line.Level, line.Text.Trim())));
        Assert.Single(await slow.PendingAsync());

        installation.Time.Advance(TimeSpan.FromMinutes(1));
        await slow.DeliverAsync();
        Assert.Equal(["ops fired", "ops fired"], installation.Webhooks.Taken);
        Assert.Single(await slow.ReceiptsAsync());
    }

    [Fact]
    public async Task A_fallback_is_told_although_a_check_decided_something_meanwhile()
    {
        await using var installation = await PendingAsync();
        var check = installation.App;
        installation.Webhooks.Respond = post => post.Receiver == "ops" ? 400 : 200;
        await StartApp(installation, new LogRecorder(), () => check.CheckAsync()).DeliverAsync();

        Assert.Equal(["spare fired"], installation.Webhooks.Taken);
        Assert.Equal(["inst-default-2~ops", "inst-default-2~spare"], await ReceiptsAsync(installation));
        Assert.NotNull((await installation.App.StateAsync()).Log.Find("spare"));
    }

    [Fact]
    public async Task What_another_process_has_taken_over_meanwhile_is_left_to_it()
    {
        await using var installation = await PendingAsync();
        var deliveries = installation.App.Deliveries;
        installation.Webhooks.Respond = post => post.Receiver == "ops" ? 400 : 200;
        var logs = new LogRecorder();
        await StartApp(installation, logs, async () =>
        {
            var claimed = Assert.Single(await deliveries.ListPendingAsync("default", CancellationToken.None));
            await deliveries.ReplacePendingAsync(claimed, claimed.Value, CancellationToken.None);
        }).DeliverAsync();

        Assert.Equal("inst-default-2~ops", Assert.Single(await installation.App.PendingAsync()).Id);
        Assert.Empty(installation.Webhooks.Taken);
        Assert.DoesNotContain("DeliveryDead", logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fallback_that_fails_at_first_is_tried_again()
    {
        await using var installation = await PendingAsync();
        installation.Webhooks.Respond = post => post.Receiver == "ops" ? 400 : 503;
        await installation.App.DeliverAsync();
        installation.Webhooks.Respond = _ => 200;
        installation.Time.Advance(TimeSpan.FromMinutes(1));
        await installation.App.DeliverAsync();

        Assert.Equal(["spare fired"], installation.Webhooks.Taken);
    }

    // Tells ops, which has the fallback spare, and fails once.
    private async Task<Installation> PendingAsync()
    {
        var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.AddReceiver("spare");
        installation.Settings["Receivers:ops:Fallback"] = "spare";
        installation.Settings["Watches:default:Rules:level:Receivers"] = "ops";
        await installation.RestartAsync();
        installation.Webhooks.Respond = _ => 503;
        await installation.CheckAsync(1.5m);
        installation.Webhooks.Respond = _ => 200;
        installation.Time.Advance(TimeSpan.FromMinutes(1));
        return installation;
    }

    // The claim is the first change of rows, its record the second.
    private static RunningApp StartApp(Installation installation, LogRecorder logs, Func<Task> beforeRecord)
    {
        var changes = 0;
        return installation.StartApp((services, settings) =>
        {
            services.AddLogging(logging => logging.AddProvider(logs));
            services.AddSingleton<ITable>(_ => new WatchedTable(StorageServices.Open(settings.Storage))
            {
                Applying = _ => Interlocked.Increment(ref changes) == 2 ? beforeRecord() : Task.CompletedTask,
            });
        });
    }

    private static async Task<IEnumerable<string>> ReceiptsAsync(Installation installation) =>
        (await installation.App.ReceiptsAsync()).Select(receipt => receipt.Id).Order(StringComparer.Ordinal);
}
