using System.Runtime.CompilerServices;
using FunctionsRadar.Alerting;
using FunctionsRadar.Checks;
using FunctionsRadar.Storage;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Checks;

/// <summary>What a digest tells, and what becomes of one that nobody takes.</summary>
public sealed class DigestContentTests(Azurite azurite)
{
    private const double Year = 365 * 24;

    private static CancellationToken Never => CancellationToken.None;

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Azurite)]
    public async Task It_tells_the_share_now_then_and_a_year_ago_and_what_fired_and_died(StoreKind kind)
    {
        await using var installation = await StartAsync(kind);
        installation.Webhooks.Respond = post => (post.Receiver, post.Type) is ("ops", "resolved" or "test") ? 410 : 200;
        await installation.CheckAsync(0.8m);
        await CheckAsync(installation, Year + 4, 0.4m);
        await CheckAsync(installation, Year + 5, 1.5m);
        await CheckAsync(installation, Year + 8, 0.3m);
        await installation.App.Actions.TestAsync(
            installation.App.Watch(), installation.App.Receiver("ops"), RunningApp.Operator, Never);
        await CheckAsync(installation, Year + 9, 1.2m);
        await CheckAsync(installation, Year + 28, 1.1m);

        var digest = await LastDigestAsync(installation);
        Assert.Equal((Hour(Year + 4), 1.1m), (digest.Digest!.Since, digest.LegacyShare));
        Assert.Equal(new SnapshotPoint(Hour(Year + 4), 0.4m), digest.Digest.Then);
        Assert.Equal(new SnapshotPoint(Hour(0), 0.8m), digest.Digest.YearAgo);
        Assert.Equal([new FiringTotal("level", 2, TimeSpan.FromHours(22), Hour(Year + 9))], digest.Digest.Fired);
        Assert.Equal([new DeadDeliveries("ops", 1, Hour(Year + 8), "410 Gone")], digest.Digest.Dead);
        Assert.Equal((null, null), (digest.Digest.NotAccepted, digest.Digest.Advice));
    }

    [Fact]
    public async Task It_tells_of_what_happens_in_its_own_check_and_the_next_one_does_not()
    {
        await using var installation = await StartAsync();
        await installation.CheckAsync(0.5m);
        await CheckAsync(installation, 4, 1.5m);
        Assert.Equal([new FiringTotal("level", 1, TimeSpan.Zero, Hour(4))], (await LastDigestAsync(installation)).Digest!.Fired);
        await CheckAsync(installation, 5, 0.5m);
        await CheckAsync(installation, 28, 0.5m);
        Assert.Equal(
            [new FiringTotal("level", 1, TimeSpan.FromHours(1), null)], (await LastDigestAsync(installation)).Digest!.Fired);
        await CheckAsync(installation, 52, 0.5m);
        Assert.Empty((await LastDigestAsync(installation)).Digest!.Fired);
    }

    [Fact]
    public async Task Before_there_is_a_reading_it_tells_that_there_is_none()
    {
        await using var installation = await StartAsync();
        installation.Radar.Always = RadarServer.Respond(400, RadarResponses.Error(2001, "gone"));
        await installation.App.CheckAsync();
        installation.Time.SetUtcNow(Hour(4));
        await installation.App.CheckAsync();
        var digest = await LastDigestAsync(installation);
        Assert.Equal((null, null, null), (digest.LegacyShare, digest.Digest!.Then, digest.Digest.YearAgo));
        Assert.NotNull(digest.Digest.NotAccepted);
    }

    [Fact]
    public async Task Shares_of_another_query_are_no_past_of_this_one()
    {
        await using var installation = await StartAsync();
        await installation.CheckAsync(0.5m);
        installation.Settings["Watches:default:Dmarc"] = "PASS";
        await installation.RestartAsync();
        await CheckAsync(installation, 4, 0.6m);
        Assert.Null((await LastDigestAsync(installation)).Digest!.Then);
    }

    [Fact]
    public async Task It_tells_the_advice_of_the_history_and_is_sent_without_when_advice_fails()
    {
        await using var installation = await StartAsync();
        await installation.CheckAsync(0.5m);
        for (var day = 0; day < 60; day++)
            await CheckAsync(installation, (24 * day) + 4, 0.5m + (day % 2 * 0.01m));
        var advised = await LastDigestAsync(installation);
        Assert.StartsWith("The legacy share is below ", advised.Digest!.Advice, StringComparison.Ordinal);
        installation.App.Advice.Dispose();
        await CheckAsync(installation, (24 * 60) + 4, 0.5m);
        var digest = await LastDigestAsync(installation);
        Assert.NotEqual(advised.Id, digest.Id);
        Assert.Equal((0.5m, null), (digest.LegacyShare, digest.Digest!.Advice));
    }

    [Fact]
    public async Task One_that_died_is_in_the_next_and_goes_to_no_fallback()
    {
        await using var installation = await StartAsync();
        installation.AddReceiver("spare");
        installation.Settings["Receivers:ops:Fallback"] = "spare";
        installation.Settings["DigestReceivers"] = "ops";
        await installation.RestartAsync();
        installation.Webhooks.Respond = _ => 410;
        await installation.CheckAsync(0.5m);
        await CheckAsync(installation, 4, 0.5m);
        Assert.Equal(["ops"], installation.Webhooks.Posts.Select(post => post.Receiver));
        Assert.Equal(DeliveryStatus.Dead, Assert.Single(await installation.App.ReceiptsAsync()).Status);

        installation.Webhooks.Respond = _ => 200;
        await CheckAsync(installation, 28, 0.5m);
        Assert.Equal([new DeadDeliveries("ops", 1, Hour(4), "410 Gone")], (await LastDigestAsync(installation)).Digest!.Dead);
    }

    [Fact]
    public async Task A_receiver_that_has_become_one_for_incidents_only_is_not_sent_what_was_made_before()
    {
        await using var installation = await StartAsync();
        await installation.CheckAsync(0.5m);
        installation.Webhooks.Respond = _ => 503;
        await CheckAsync(installation, 4, 0.5m);
        installation.RemoveSettings("Receivers:ops");
        installation.Settings["Receivers:ops:Type"] = "pagerduty";
        installation.Settings["Receivers:ops:Url"] = installation.Webhooks.GetAddress("");
        installation.Settings["Receivers:ops:RoutingKey"] = "key";
        await installation.RestartAsync();
        installation.Time.Advance(TimeSpan.FromMinutes(1));
        await installation.App.DeliverAsync();

        Assert.Single(installation.Webhooks.Posts);
        var receipt = Assert.Single(await installation.App.ReceiptsAsync());
        Assert.Equal(
            (DeliveryStatus.Dead, "receivers of type pagerduty take no digests"), (receipt.Status, receipt.Attempts[^1].Outcome));
    }

    [Fact]
    public async Task It_waits_for_advice_for_five_seconds_and_no_longer()
    {
        await using var installation = await StartAsync();
        await installation.CheckAsync(0.5m);
        await installation.App.DisposeAsync();
        var stopped = new List<bool>();
        installation.StartApp((services, _) => services.AddSingleton<SnapshotReader>((_, _, _, _, token) => ReadAsync(token)));
        await CheckAsync(installation, 4, 0.5m);
        Assert.Equal([false, true], stopped);
        Assert.Null((await LastDigestAsync(installation)).Digest!.Advice);

        async IAsyncEnumerable<Snapshot> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
        {
            foreach (var seconds in new[] { 4.9, 0.1 })
            {
                installation.Time.Advance(TimeSpan.FromSeconds(seconds));
                stopped.Add(cancellation.IsCancellationRequested);
            }
            await Task.CompletedTask;
            yield break;
        }
    }

    private static DateTimeOffset Hour(double hours) => Installation.Start.AddHours(hours);

    private static async Task CheckAsync(Installation installation, double hour, decimal share)
    {
        installation.Time.SetUtcNow(Hour(hour));
        await installation.CheckAsync(share);
    }

    private static async Task<Notification> LastDigestAsync(Installation installation) =>
        (await installation.App.ReceiptsAsync()).Select(receipt => receipt.Notification)
            .Last(notification => notification.Type == NotificationType.Digest);

    private async Task<Installation> StartAsync(StoreKind kind = StoreKind.Sqlite)
    {
        var installation = await Installation.StartAsync(kind, azurite);
        installation.Settings["DigestSchedule"] = "0 0 12 * * *";
        await installation.RestartAsync();
        return installation;
    }
}
