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
        Assert.Equal(["default-level-2~ops"], (await installation.App.ReceiptsAsync()).Select(receipt => receipt.Id));

        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.CheckAsync(0.7m);
        Assert.Equal([1.5m, 0.5m, 0.6m, 0.7m], await installation.App.SharesAsync());

        installation.Time.Advance(TimeSpan.FromDays(1));
        await installation.CheckAsync(0.8m);
        Assert.Equal([0.6m, 0.7m, 0.8m], await installation.App.SharesAsync());
        Assert.Empty(await installation.App.TransitionsAsync());
    }
}
