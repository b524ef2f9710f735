using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Checks;

/// <summary>Several watches in one round.</summary>
public class CheckRoundTests(Azurite azurite)
{
    [Fact]
    public async Task What_fails_for_one_watch_is_told_with_its_name_and_keeps_no_other_from_its_check()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        foreach (var watch in new[] { "broken", "sound" })
            installation.Settings[$"Watches:{watch}:DateRange"] = "1d";
        using var logs = new LogRecorder();
        var app = StartApp(installation, logs, partition =>
            partition == "broken" ? throw new InvalidOperationException("It is torn.") : Task.CompletedTask);
        installation.Publish(1.5m);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(app.CheckAllAsync);

        Assert.Equal("It is torn.", failure.Message);
        Assert.Contains((LogLevel.Error, "WatchFailed: broken: InvalidOperationException: It is torn. "), logs.Lines);
        Assert.NotNull(await app.FindStateAsync("sound"));
        Assert.NotNull(await app.FindStateAsync());
    }

    [Fact]
    public async Task What_fails_for_a_removed_watch_is_told_with_its_name_and_keeps_no_other_from_its_end()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        foreach (var watch in new[] { "broken", "sound" })
            installation.Settings[$"Watches:{watch}:DateRange"] = "1d";
        installation.Publish(1.5m);
        await installation.StartApp().CheckAllAsync();
        foreach (var watch in new[] { "broken", "sound" })
            installation.Settings.Remove($"Watches:{watch}:DateRange");
        using var logs = new LogRecorder();
        var app = StartApp(installation, logs, partition =>
            partition == "broken" ? throw new InvalidOperationException("It is torn.") : Task.CompletedTask);

        await Assert.ThrowsAsync<InvalidOperationException>(app.CheckAllAsync);

        Assert.Contains((LogLevel.Error, "WatchFailed: broken: InvalidOperationException: It is torn. "), logs.Lines);
        Assert.NotNull((await app.FindStateAsync("sound"))!.MissingSince);
    }

    [Fact]
    public async Task A_store_that_fails_for_every_watch_is_told_once_by_who_called()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Settings["Watches:other:DateRange"] = "1d";
        using var logs = new LogRecorder();
        var app = StartApp(installation, logs, _ => throw new StorageException("It is away."));

        await Assert.ThrowsAsync<StorageException>(app.CheckAllAsync);

        Assert.DoesNotContain("It is away.", logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_that_are_refused_are_told_once_however_many_watches_there_are()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        for (var number = 0; number < 40; number++)
            installation.Settings[$"Watches:w{number}:DateRange"] = "1d";
        using var logs = new LogRecorder();
        var app = StartApp(installation, logs, _ => Task.CompletedTask);
        installation.Radar.Always = RadarServer.Respond(401, RadarResponses.Error(10000, "Authentication error"));
        await app.CheckAsync();
        installation.Time.Advance(TimeSpan.FromMinutes(1));

        await app.CheckAllAsync();

        Assert.Single(installation.Radar.Requests);
        var told = Assert.Single(logs.Lines, line => line.Text.StartsWith("CheckFailed", StringComparison.Ordinal));
        Assert.Equal(LogLevel.Warning, told.Level);
        Assert.StartsWith("Radar was not asked", (await app.FindStateAsync("w39"))!.LastCheck!.Reason, StringComparison.Ordinal);
    }

    private static RunningApp StartApp(Installation installation, LogRecorder logs, Func<string, Task> finding) =>
        installation.StartApp((services, settings) =>
        {
            services.AddLogging(logging => logging.AddProvider(logs));
            services.AddSingleton<ITable>(
                _ => new WatchedTable(StorageServices.Open(settings.Storage)) { Finding = finding });
        });
}
