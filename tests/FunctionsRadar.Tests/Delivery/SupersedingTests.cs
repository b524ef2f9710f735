using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>How long what supersedes a pending change may be tried.</summary>
public class SupersedingTests(Azurite azurite)
{
    [Fact]
    public async Task A_change_has_no_more_time_than_the_one_that_it_supersedes()
    {
        await using var installation = await ChangedAsync();
        var first = Assert.Single(await installation.App.PendingAsync());
        installation.Time.Advance(TimeSpan.FromMinutes(30));
        await installation.CheckAsync(1.5m);

        var second = Assert.Single(await installation.App.PendingAsync());
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(first.GiveUpAt, second.GiveUpAt);
    }

    [Fact]
    public async Task An_end_has_a_day_of_its_own()
    {
        await using var installation = await ChangedAsync();
        installation.Time.Advance(TimeSpan.FromMinutes(30));
        await installation.CheckAsync(0.5m);

        var resolved = Assert.Single(await installation.App.PendingAsync());
        Assert.Equal(installation.Time.GetUtcNow().AddDays(1), resolved.GiveUpAt);
    }

    // Tells ops that something fires, and cannot tell it what else does.
    private async Task<Installation> ChangedAsync()
    {
        var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Settings["Watches:default:Rules:much:Measure"] = "LegacyShare";
        installation.Settings["Watches:default:Rules:much:Threshold"] = "3";
        await installation.RestartAsync();
        await installation.CheckAsync(1.5m);
        installation.Webhooks.Respond = _ => 503;
        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.CheckAsync(4);
        return installation;
    }
}
