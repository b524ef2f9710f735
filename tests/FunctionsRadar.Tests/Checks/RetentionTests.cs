using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Checks;

public class RetentionTests(Azurite azurite)
{
    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Azurite)]
    public async Task The_first_check_of_a_day_deletes_what_is_past_its_retention(StoreKind kind)
    {
        await using var installation = await Installation.StartAsync(kind, azurite);
        installation.Settings["Storage:SnapshotRetention"] = "3d";
        installation.Settings["Storage:ReceiptRetention"] = "2d";
        await installation.RestartAsync();
        await installation.CheckAsync(1.5m);
        installation.Time.SetUtcNow(Installation.Start.AddDays(1));
        await installation.CheckAsync(0.5m);

        installation.Time.SetUtcNow(Installation.Start.AddDays(3));
        await installation.CheckAsync(0.6m);
        Assert.Equal([1.5m, 0.5m, 0.6m], await installation.App.SharesAsync());
        Assert.Equal(["inst-default-4~ops"], (await installation.App.ReceiptsAsync()).Select(receipt => receipt.Id));

        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.CheckAsync(0.7m);
        Assert.Equal([1.5m, 0.5m, 0.6m, 0.7m], await installation.App.SharesAsync());

        installation.Time.Advance(TimeSpan.FromDays(1));
        await installation.CheckAsync(0.8m);
        Assert.Equal([0.6m, 0.7m, 0.8m], await installation.App.SharesAsync());
        Assert.Empty(await installation.App.TransitionsAsync());
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Azurite)]
    public async Task The_oldest_snapshot_is_never_one_that_was_deleted(StoreKind kind)
    {
        await using var installation = await Installation.StartAsync(kind, azurite);
        installation.RemoveSettings("Watches:default:Rules");
        installation.Settings["Storage:SnapshotRetention"] = "3d";
        installation.Settings["Watches:default:Rules:rise:Measure"] = "RiseInPoints";
        installation.Settings["Watches:default:Rules:rise:Over"] = "1d";
        installation.Settings["Watches:default:Rules:rise:Threshold"] = "0.25";
        await installation.RestartAsync();
        await installation.CheckAsync(0.1m);
        installation.Time.Advance(TimeSpan.FromDays(390));
        await installation.CheckAsync(2);
        Assert.Equal([2m], await installation.App.SharesAsync());
        Assert.Equal(installation.Time.GetUtcNow(), (await installation.App.StateAsync()).Oldest!.LastUpdated);
        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.CheckAsync(2.1m);
        Assert.Equal(2m, (await installation.App.StateAsync()).Alerts["rise"].Baseline!.LegacyShare);

        for (var day = 1; day <= 5; day++)
        {
            installation.Time.Advance(TimeSpan.FromDays(1));
            await installation.CheckAsync(2 + (day / 100m));
        }
        Assert.Equal((await installation.App.SharesAsync())[0], (await installation.App.StateAsync()).Oldest!.LegacyShare);
        Assert.Empty(installation.Webhooks.Posts);
    }
}
