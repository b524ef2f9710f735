using FunctionsRadar.Storage;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>Who is told when a delivery is dead, and how an operator revives it.</summary>
public class FallbackTests(Azurite azurite)
{
    private static CancellationToken Never => CancellationToken.None;

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Azurite)]
    public async Task The_fallback_gets_what_is_dead_under_the_same_id(StoreKind kind)
    {
        await using var installation = await WithFallbackAsync(kind);
        installation.Webhooks.Respond = post => post.Receiver == "ops" ? 400 : 200;
        await installation.CheckAsync(1.5m);

        Assert.Equal(
            [("ops", "inst-default-2"), ("spare", "inst-default-2")],
            installation.Webhooks.Posts.Select(post => (post.Receiver, post.Id)));
        var told = Assert.Single(await installation.App.ReceiptsAsync(), receipt => receipt.Status == DeliveryStatus.Delivered);
        Assert.Equal(("spare", "ops"), (told.Receiver, told.FallbackFor));
    }

    [Fact]
    public async Task The_fallback_is_told_at_once_although_another_receiver_fails()
    {
        await using var installation = await WithFallbackAsync();
        installation.AddReceiver("slow");
        installation.Settings["Watches:default:Rules:level:Receivers"] = "ops,slow";
        await installation.RestartAsync();
        installation.Webhooks.Respond = post => post.Receiver switch { "ops" => 400, "slow" => 503, _ => 200 };
        await installation.CheckAsync(1.5m);

        Assert.Equal(["spare fired"], installation.Webhooks.Taken);
    }

    [Fact]
    public async Task A_fallback_has_no_fallback()
    {
        await using var installation = await WithFallbackAsync();
        installation.AddReceiver("third");
        installation.Settings["Receivers:spare:Fallback"] = "third";
        await installation.RestartAsync();
        installation.Webhooks.Respond = _ => 400;
        await installation.CheckAsync(1.5m);

        Assert.Equal(["ops", "spare"], installation.Webhooks.Posts.Select(post => post.Receiver));
        Assert.All(await installation.App.ReceiptsAsync(), receipt => Assert.Equal(DeliveryStatus.Dead, receipt.Status));
    }

    [Fact]
    public async Task A_fallback_that_was_told_itself_is_not_told_twice()
    {
        await using var installation = await WithFallbackAsync();
        installation.Settings["Watches:default:Rules:level:Receivers"] = "ops,spare";
        await installation.RestartAsync();
        installation.Webhooks.Respond = post => post.Receiver == "ops" ? 400 : 200;
        await installation.CheckAsync(1.5m);
        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.CheckAsync(0.5m);

        Assert.Equal(["fired", "resolved"], installation.Webhooks.TakenBy("spare"));
    }

    [Fact]
    public async Task A_fallback_that_was_told_itself_is_not_told_again_when_the_first_one_dies_later()
    {
        await using var installation = await WithFallbackAsync();
        installation.Settings["Watches:default:Rules:level:Receivers"] = "ops,spare";
        await installation.RestartAsync();
        foreach (var share in new[] { 1.5m, 0.5m, 1.5m })
        {
            installation.Webhooks.Respond = post => post.Receiver == "ops" ? 503 : 200;
            await installation.CheckAsync(share);
            installation.Webhooks.Respond = post => post.Receiver == "ops" ? 400 : 200;
            installation.Time.Advance(TimeSpan.FromHours(1));
            await installation.App.DeliverAsync();
        }

        Assert.Equal(["fired", "resolved", "fired"], installation.Webhooks.TakenBy("spare"));
    }

    [Fact]
    public async Task A_fallback_that_stood_in_for_the_beginning_hears_of_the_end()
    {
        await using var installation = await WithFallbackAsync();
        installation.Webhooks.Respond = post => post is { Receiver: "ops", Type: "fired" } ? 400 : 200;
        await installation.CheckAsync(1.5m);
        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.CheckAsync(0.5m);

        Assert.Equal(["resolved"], installation.Webhooks.TakenBy("ops"));
        Assert.Equal(["fired", "resolved"], installation.Webhooks.TakenBy("spare"));

        installation.Webhooks.Respond = _ => 200;
        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.CheckAsync(1.5m);
        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.CheckAsync(0.5m);
        Assert.Equal(["resolved", "fired", "resolved"], installation.Webhooks.TakenBy("ops"));
        Assert.Equal(["fired", "resolved"], installation.Webhooks.TakenBy("spare"));

        installation.Webhooks.Respond = post => post is { Receiver: "ops", Type: "fired" } ? 400 : 200;
        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.CheckAsync(1.5m);
        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.CheckAsync(0.5m);
        Assert.Equal(["fired", "resolved", "fired", "resolved"], installation.Webhooks.TakenBy("spare"));
    }

    [Fact]
    public async Task A_fallback_that_stood_in_for_missing_data_hears_that_it_is_back()
    {
        await using var installation = await WithFallbackAsync();
        await installation.CheckAsync(0.5m);
        installation.Webhooks.Respond = post => post is { Receiver: "ops", Type: "fired" } ? 410 : 200;
        installation.Time.Advance(TimeSpan.FromHours(7));
        installation.Radar.Always = RadarServer.Respond(403, RadarResponses.Error(10000, "Authentication error"));
        await installation.App.CheckAsync();
        installation.Time.Advance(TimeSpan.FromMinutes(5));
        await installation.CheckAsync(0.5m);

        Assert.Equal(["fired", "resolved"], installation.Webhooks.TakenBy("spare"));
    }

    [Fact]
    public async Task A_fallback_hears_no_end_whose_beginning_it_did_not_hear()
    {
        await using var installation = await WithFallbackAsync();
        installation.Webhooks.Respond = post => post is { Receiver: "ops", Type: "resolved" } ? 410 : 200;
        await installation.CheckAsync(1.5m);
        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.CheckAsync(0.5m);

        Assert.Contains("ops", installation.Webhooks.Posts.Where(post => post.Status == 410).Select(post => post.Receiver));
        Assert.Empty(installation.Webhooks.TakenBy("spare"));
    }

    [Fact]
    public async Task A_test_that_is_dead_is_nobody_elses()
    {
        await using var installation = await WithFallbackAsync();
        installation.Webhooks.Respond = post => post.Receiver == "ops" ? 410 : 200;
        await installation.App.Actions.TestAsync(
            installation.App.Watch(), installation.App.Receiver("ops"), RunningApp.Operator, Never);

        Assert.Empty(installation.Webhooks.Taken);
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Azurite)]
    public async Task A_fallback_that_is_told_after_the_incident_was_over_hears_both(StoreKind kind)
    {
        await using var installation = await WithFallbackAsync(kind);
        installation.Webhooks.Respond = post => post.Receiver == "ops" ? 503 : 200;
        await installation.CheckAsync(1.5m);
        installation.Time.Advance(TimeSpan.FromSeconds(1));
        await installation.CheckAsync(0.5m);
        installation.Webhooks.Respond = post => post.Receiver == "ops" ? 410 : 200;
        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.App.DeliverAsync();
        Assert.Equal(["fired"], installation.Webhooks.TakenBy("spare"));
        await installation.CheckAsync(0.5m);

        Assert.Equal(["fired", "resolved"], installation.Webhooks.TakenBy("spare"));
        Assert.Empty((await installation.App.StateAsync()).Log.Entries);
    }

    [Fact]
    public async Task A_fallback_that_wants_no_ends_gets_none()
    {
        await using var installation = await WithFallbackAsync();
        installation.Settings["Receivers:spare:SendResolved"] = "false";
        await installation.RestartAsync();
        installation.Webhooks.Respond = post => post.Receiver == "ops" ? 400 : 200;
        await installation.CheckAsync(1.5m);
        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.CheckAsync(0.5m);

        Assert.Equal(["spare fired"], installation.Webhooks.Taken);
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Azurite)]
    public async Task An_operator_revives_a_dead_delivery(StoreKind kind)
    {
        await using var installation = await Installation.StartAsync(kind, azurite);
        installation.Webhooks.Respond = _ => 400;
        await installation.CheckAsync(1.5m);
        installation.Webhooks.Respond = _ => 503;
        installation.Time.Advance(TimeSpan.FromDays(2));

        var again = await installation.App.Actions.RetryAsync("default", "inst-default-2~ops", RunningApp.Operator, Never);
        Assert.Equal(
            (DeliveryStatus.Pending, 1, installation.Time.GetUtcNow().AddHours(24)),
            (again!.Status, again.Failures, again.GiveUpAt));
        installation.Webhooks.Respond = _ => 200;
        installation.Time.Advance(TimeSpan.FromMinutes(1));
        await installation.App.DeliverAsync();

        var receipt = Assert.Single(await installation.App.ReceiptsAsync());
        Assert.Equal((DeliveryStatus.Delivered, 1, 3), (receipt.Status, receipt.Failures, receipt.Attempts.Length));
        Assert.Equal(["ops fired"], installation.Webhooks.Taken);
        Assert.Single(installation.Webhooks.Posts.Select(post => post.Id).Distinct());
    }

    [Theory, InlineData("inst-default-2~ops"), InlineData("inst-default-9~ops")]
    public async Task A_delivery_that_arrived_or_never_was_cannot_be_retried(string id)
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        await installation.CheckAsync(1.5m);

        Assert.Null(await installation.App.Actions.RetryAsync("default", id, RunningApp.Operator, Never));
        Assert.Single(installation.Webhooks.Posts);
    }

    [Fact]
    public async Task A_fallback_that_heard_the_incident_itself_hears_nothing_of_it_again()
    {
        await using var installation = await WithFallbackAsync();
        installation.Settings["Watches:default:Rules:level:Receivers"] = "ops,spare";
        await installation.RestartAsync();
        installation.Webhooks.Respond = post => post.Receiver == "ops" ? 503 : 200;
        await installation.CheckAsync(1.5m);
        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.CheckAsync(0.5m);
        for (var hour = 0; hour < 27; hour++)
        {
            installation.Time.Advance(TimeSpan.FromHours(1));
            await installation.CheckAsync(0.5m);
        }
        Assert.Equal(["fired inst-default-2", "resolved inst-default-4"],
            installation.Webhooks.Posts.Where(post => post is { Receiver: "spare", IsAccepted: true }).Select(
                post => $"{post.Type} {post.Id}"));
    }

    private async Task<Installation> WithFallbackAsync(StoreKind kind = StoreKind.Sqlite)
    {
        var installation = await Installation.StartAsync(kind, azurite);
        installation.AddReceiver("spare");
        installation.Settings["Receivers:ops:Fallback"] = "spare";
        installation.Settings["Watches:default:Rules:level:Receivers"] = "ops";
        await installation.RestartAsync();
        return installation;
    }
}
