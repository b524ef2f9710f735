using FunctionsRadar.Delivery.Outbox;
using FunctionsRadar.Storage;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Checks;

/// <summary>What operators do is written down with who asked for it, and only what they do.</summary>
public class OperatorCommandTests(Azurite azurite)
{
    private const string Dead = "inst-default-2~ops";

    private static CancellationToken Never => CancellationToken.None;

    // What an operator does, and whether it shows that it was done.
    private static readonly Dictionary<string, (Func<RunningApp, Task> Do, Func<RunningApp, Task<bool>> IsDone)> Actions = new()
    {
        ["silenceStarted"] = (
            app => app.Actions.SilenceAsync(app.Watch(), TimeSpan.FromHours(2), "a\nmove", "ada\u202E on\tmailgate", Never),
            async app => (await app.StateAsync()).Silence is { Reason: "a move" }),
        ["silenceEnded"] = (
            app => app.Actions.EndSilenceAsync(app.Watch(), RunningApp.Operator, Never),
            async app => (await app.StateAsync()).Silence is null),
        ["receiverTested"] = (
            app => app.Actions.TestAsync(app.Watch(), app.Receiver("ops"), RunningApp.Operator, Never),
            async app => (await app.PendingAsync()).Concat(await app.ReceiptsAsync()).Any(delivery => delivery.IsTest)),
        ["deliveryRetried"] = (
            app => app.Actions.RetryAsync("default", Dead, RunningApp.Operator, Never),
            async app => (await app.ReceiptsAsync()).All(delivery => delivery.Status != DeliveryStatus.Dead)),
    };

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Azurite)]
    public async Task Each_stands_among_what_happened_with_who_asked_for_it(StoreKind kind)
    {
        await using var installation = await WithDeadAsync(kind);
        var app = installation.App;
        foreach (var action in new[] { "silenceStarted", "silenceEnded", "receiverTested", "deliveryRetried" })
        {
            await Actions[action].Do(app);
            installation.Time.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Equal(
            [
                "silenceStarted silenced until 2026-11-02 10:00 UTC: a move, ada on mailgate",
                "silenceEnded the silence was ended, the tests", "receiverTested a test was sent to ops, the tests",
                $"deliveryRetried delivery {Dead} was made due, the tests",
            ],
            await app.CommandsAsync());
        Assert.Equal(["level ok firing"], await app.TransitionsAsync());
    }

    [Fact]
    public async Task What_changes_nothing_is_not_written_down()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        var app = installation.App;
        await installation.CheckAsync(1.5m);
        Assert.False(await app.Actions.EndSilenceAsync(app.Watch(), RunningApp.Operator, Never));
        Assert.Null(await app.Actions.RetryAsync("default", Dead, RunningApp.Operator, Never));
        Assert.Null(await app.Actions.RetryAsync("another", Dead, RunningApp.Operator, Never));
        Assert.Empty(await app.CommandsAsync());
        Assert.Equal(2, (await app.StateAsync()).Sequence);
    }

    [Fact]
    public async Task A_delivery_that_is_being_sent_is_left_to_who_sends_it()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Webhooks.Respond = _ => 401;
        await installation.CheckAsync(1.5m);
        var pending = Assert.Single(await installation.App.Deliveries.ListPendingAsync("default", Never));
        var claim = pending.Value with { ClaimedUntil = installation.Time.GetUtcNow() + DeliveryAttempt.Lease };
        await installation.App.Deliveries.ReplacePendingAsync(pending, claim, Never);

        var retried = await installation.App.Actions.RetryAsync("default", Dead, RunningApp.Operator, Never);

        Assert.Equal(claim.ClaimedUntil, retried!.ClaimedUntil);
        Assert.Empty(await installation.App.CommandsAsync());
    }

    [Theory]
    [InlineData("silenceStarted", CrashKind.BeforeTheCall), InlineData("silenceStarted", CrashKind.AfterTheCall)]
    [InlineData("silenceEnded", CrashKind.BeforeTheCall), InlineData("silenceEnded", CrashKind.AfterTheCall)]
    [InlineData("receiverTested", CrashKind.BeforeTheCall), InlineData("receiverTested", CrashKind.AfterTheCall)]
    [InlineData("deliveryRetried", CrashKind.BeforeTheCall), InlineData("deliveryRetried", CrashKind.AfterTheCall)]
    public async Task Wherever_the_process_ends_either_both_are_there_or_neither(string action, CrashKind kind)
    {
        var outcomes = new HashSet<bool>();
        for (var point = 1; await EndAtAsync(action, new CrashPoint(kind, point)) is { } isDone; point++)
            outcomes.Add(isDone);
        Assert.Contains(kind == CrashKind.AfterTheCall, outcomes);
    }

    // True when the action was committed before the process ended at that point; null when that point is never reached.
    private async Task<bool?> EndAtAsync(string action, CrashPoint crash)
    {
        await using var installation = await WithDeadAsync(StoreKind.Sqlite);
        if (action == "silenceEnded")
            await Actions["silenceStarted"].Do(installation.App);
        await installation.App.DisposeAsync();
        installation.StartApp(crash.Attach);
        try
        {
            await Actions[action].Do(installation.App);
        }
        catch (CrashException)
        {
            await installation.RestartAsync();
        }
        if (!crash.IsReached)
            return null;
        var isDone = await Actions[action].IsDone(installation.App);
        var commands = await installation.App.CommandsAsync();
        Assert.Equal(isDone, commands.Any(command => command.StartsWith(action, StringComparison.Ordinal)));
        return isDone;
    }

    private async Task<Installation> WithDeadAsync(StoreKind kind)
    {
        var installation = await Installation.StartAsync(kind, azurite);
        installation.Webhooks.Respond = _ => 400;
        await installation.CheckAsync(1.5m);
        installation.Webhooks.Respond = _ => 200;
        return installation;
    }
}
