using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Checks;

/// <summary>Settings that change while something fires or is still to be told.</summary>
public class ChangedInstallationTests(Azurite azurite)
{
    [Fact]
    public async Task A_rule_that_is_taken_out_while_it_fires_is_resolved()
    {
        await using var installation = await FiringAsync();
        installation.RemoveSettings("Watches:default:Rules:level");
        installation.Settings["Watches:default:Rules:other:Measure"] = "LegacyShare";
        installation.Settings["Watches:default:Rules:other:Threshold"] = "50";
        await installation.RestartAsync();

        await installation.App.CheckAsync();

        Assert.Equal(["ops fired", "ops resolved"], installation.Webhooks.Taken);
        Assert.Contains("removed", installation.Webhooks.Posts[1].Request.Text, StringComparison.Ordinal);
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Azurite)]
    public async Task A_watch_that_is_taken_out_while_it_fires_is_resolved_even_when_the_receiver_is_away(StoreKind kind)
    {
        await using var installation = await FiringAsync(kind);
        Rename(installation, "other");
        await installation.RestartAsync();
        installation.Webhooks.Answers = post => post.Type == "resolved" ? 503 : 200;
        await installation.App.CheckAllAsync();
        Assert.Equal(["ops fired"], installation.Webhooks.Taken.Take(1));

        installation.Webhooks.Answers = _ => 200;
        installation.Time.Advance(TimeSpan.FromMinutes(1));
        await installation.App.DeliverAsync();

        Assert.Equal(["fired", "resolved"], installation.Webhooks.Posts.Where(post => post.IsAccepted && post.Id.StartsWith("default-", StringComparison.Ordinal)).Select(post => post.Type));
        Assert.Empty(await installation.App.PendingAsync());
    }

    [Fact]
    public async Task A_watch_that_comes_back_is_looked_after_like_any_other()
    {
        await using var installation = await FiringAsync();
        Rename(installation, "other");
        await installation.RestartAsync();
        await installation.App.CheckAllAsync();
        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.App.CheckAllAsync();
        Rename(installation, "default");
        await installation.RestartAsync();
        installation.Webhooks.Answers = _ => 503;
        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.CheckAsync(1.5m);

        installation.Webhooks.Answers = _ => 200;
        installation.Time.Advance(TimeSpan.FromMinutes(1));
        await installation.App.DeliverAsync();
        Assert.Empty(await installation.App.PendingAsync());

        Rename(installation, "other");
        await installation.RestartAsync();
        await installation.App.CheckAllAsync();
        Assert.Equal(["level ok firing", "level firing ok", "level ok firing", "level firing ok"], await installation.App.TransitionsAsync());
    }

    [Fact]
    public async Task A_receiver_that_is_added_while_it_fires_hears_the_reminder_and_the_end()
    {
        await using var installation = await FiringAsync();
        installation.AddReceiver("late");
        await installation.RestartAsync();
        installation.Time.Advance(TimeSpan.FromHours(24));
        await installation.CheckAsync(1.4m);
        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.CheckAsync(0.4m);

        Assert.Equal(["reminder", "resolved"], installation.Webhooks.TakenBy("late"));
        Assert.Equal(["fired", "reminder", "resolved"], installation.Webhooks.TakenBy("ops"));
    }

    private static void Rename(Installation installation, string name)
    {
        installation.RemoveSettings("Watches");
        installation.Settings[$"Watches:{name}:DateRange"] = "1d";
        installation.Settings[$"Watches:{name}:Rules:level:Measure"] = "LegacyShare";
        installation.Settings[$"Watches:{name}:Rules:level:Threshold"] = "1";
    }

    private async Task<Installation> FiringAsync(StoreKind kind = StoreKind.Sqlite)
    {
        var installation = await Installation.StartAsync(kind, azurite);
        await installation.CheckAsync(1.5m);
        installation.Time.Advance(TimeSpan.FromHours(1));
        return installation;
    }
}
