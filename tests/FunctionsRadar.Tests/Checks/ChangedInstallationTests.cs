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
    public async Task A_watch_that_is_taken_out_while_it_fires_is_resolved_after_an_hour_of_rounds_without_it(StoreKind kind)
    {
        await using var installation = await FiringAsync(kind);
        Rename(installation, "other");
        await installation.RestartAsync();
        await installation.App.CheckAllAsync();
        installation.Time.Advance(TimeSpan.FromMinutes(59));
        await installation.App.CheckAllAsync();
        Assert.Empty(Ended(installation));

        installation.Webhooks.Respond = post => post.Type == "resolved" ? 503 : 200;
        installation.Time.Advance(TimeSpan.FromMinutes(1));
        await installation.App.CheckAllAsync();
        installation.Webhooks.Respond = _ => 200;
        installation.Time.Advance(TimeSpan.FromMinutes(1));
        await installation.App.DeliverAsync();

        Assert.Single(Ended(installation));
        Assert.Empty(await installation.App.PendingAsync());
        Assert.Empty((await installation.App.StateAsync()).Alerts);
    }

    [Fact]
    public async Task A_round_sends_what_is_pending_of_a_watch_that_is_not_in_the_settings()
    {
        await using var installation = await FiringAsync();
        installation.Webhooks.Respond = _ => 503;
        await installation.CheckAsync(0.5m);
        Rename(installation, "other");
        await installation.RestartAsync();
        installation.Webhooks.Respond = _ => 200;
        installation.Time.Advance(TimeSpan.FromMinutes(1));
        await installation.App.CheckAllAsync();

        Assert.Single(Ended(installation));
    }

    [Fact]
    public async Task Another_program_with_other_settings_ends_and_declares_dead_nothing_of_ours()
    {
        await using var installation = await FiringAsync();
        installation.Webhooks.Respond = post => post.Type == "changed" ? 503 : 200;
        installation.Settings["Watches:default:Rules:second:Measure"] = "LegacyShare";
        installation.Settings["Watches:default:Rules:second:Threshold"] = "1.2";
        var ours = await installation.RestartAsync();
        installation.Publish(1.5m, installation.Time.GetUtcNow());
        await ours.CheckAsync();
        installation.RemoveSettings("Receivers");
        installation.AddReceiver("laptop");
        Rename(installation, "other");
        var theirs = installation.StartApp();
        for (var minutes = 0; minutes < 180; minutes += 20)
        {
            installation.Time.Advance(TimeSpan.FromMinutes(20));
            await theirs.CheckOnceAsync();
            await theirs.CheckAllAsync();
            await ours.CheckAllAsync();
        }
        installation.Webhooks.Respond = _ => 200;
        installation.Time.Advance(TimeSpan.FromHours(2));
        await ours.DeliverAsync();

        Assert.Equal(
            ["ops fired", "ops changed"],
            installation.Webhooks.Taken.Where(taken => taken.StartsWith("ops", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_watch_that_comes_back_within_the_hour_goes_on()
    {
        await using var installation = await FiringAsync();
        Rename(installation, "other");
        await installation.RestartAsync();
        await installation.App.CheckAllAsync();
        Rename(installation, "default");
        await installation.RestartAsync();
        installation.Time.Advance(TimeSpan.FromMinutes(30));
        await installation.CheckAsync(1.5m);
        Rename(installation, "other");
        await installation.RestartAsync();
        installation.Time.Advance(TimeSpan.FromMinutes(45));
        await installation.App.CheckAllAsync();

        Assert.Equal(["level ok firing"], await installation.App.TransitionsAsync());
    }

    [Fact]
    public async Task A_receiver_that_is_added_while_it_fires_hears_of_it_at_once_and_of_the_end()
    {
        await using var installation = await FiringAsync();
        installation.AddReceiver("late");
        await installation.RestartAsync();
        await installation.CheckAsync(1.4m);
        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.CheckAsync(0.4m);

        Assert.Equal(["fired", "resolved"], installation.Webhooks.TakenBy("late"));
        Assert.Equal(["fired", "resolved"], installation.Webhooks.TakenBy("ops"));
    }

    [Fact]
    public async Task A_receiver_that_is_renamed_while_it_fires_hears_the_end_under_its_new_name()
    {
        await using var installation = await FiringAsync();
        installation.RemoveSettings("Receivers:ops");
        installation.AddReceiver("pager");
        await installation.RestartAsync();
        await CheckLaterAsync(installation, 0.4m);
        Assert.Empty(installation.Webhooks.TakenBy("pager"));
        await CheckLaterAsync(installation, 1.5m);
        installation.RemoveSettings("Receivers:pager");
        installation.AddReceiver("bell");
        await installation.RestartAsync();
        await CheckLaterAsync(installation, 1.4m);
        await CheckLaterAsync(installation, 0.4m);

        Assert.Equal(["fired", "resolved"], installation.Webhooks.TakenBy("bell"));
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Azurite)]
    public async Task Receivers_swapped_for_as_many_others_under_ten_rules_fit_one_transaction(StoreKind kind)
    {
        await using var installation = await Installation.StartAsync(kind, azurite, "a1", "a2", "a3", "a4", "a5", "a6");
        for (var rule = 0; rule < 9; rule++)
        {
            installation.Settings[$"Watches:default:Rules:r{rule}:Measure"] = "LegacyShare";
            installation.Settings[$"Watches:default:Rules:r{rule}:Threshold"] = "1.1";
        }
        await installation.RestartAsync();
        await CheckLaterAsync(installation, 1.5m);
        installation.RemoveSettings("Receivers");
        for (var receiver = 1; receiver <= 6; receiver++)
            installation.AddReceiver($"b{receiver}");
        await installation.RestartAsync();
        await CheckLaterAsync(installation, 1.5m);
        await CheckLaterAsync(installation, 0.5m);

        Assert.Equal(["fired", "resolved"], installation.Webhooks.TakenBy("b6"));
    }

    private static IEnumerable<Post> Ended(Installation installation) =>
        installation.Webhooks.Posts.Where(post => post is { IsAccepted: true, Type: "resolved" }
            && post.Id.StartsWith("inst-default-", StringComparison.Ordinal));

    private static void Rename(Installation installation, string name)
    {
        installation.RemoveSettings("Watches");
        installation.Settings[$"Watches:{name}:DateRange"] = "1d";
        installation.Settings[$"Watches:{name}:Rules:level:Measure"] = "LegacyShare";
        installation.Settings[$"Watches:{name}:Rules:level:Threshold"] = "1";
    }

    private static async Task CheckLaterAsync(Installation installation, decimal share)
    {
        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.CheckAsync(share);
    }

    private async Task<Installation> FiringAsync(StoreKind kind = StoreKind.Sqlite)
    {
        var installation = await Installation.StartAsync(kind, azurite);
        await installation.CheckAsync(1.5m);
        installation.Time.Advance(TimeSpan.FromHours(1));
        return installation;
    }
}
