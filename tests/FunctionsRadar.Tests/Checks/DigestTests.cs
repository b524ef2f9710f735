using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Tests.Support;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace FunctionsRadar.Tests.Checks;

/// <summary>When a digest is made, and how often. It is 08:00 at first, and they are due at 12:00 every day.</summary>
public sealed class DigestTests(Azurite azurite)
{
    private static CancellationToken Never => CancellationToken.None;

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Azurite)]
    public async Task The_first_check_at_or_after_its_time_sends_one_though_nothing_happened(StoreKind kind)
    {
        await using var installation = await StartAsync(kind);
        await installation.CheckAsync(0.5m);
        await CheckAtAsync(installation, 3.9);
        Assert.Empty(installation.Webhooks.Posts);

        await CheckAtAsync(installation, 4);
        await CheckAtAsync(installation, 4.5);
        Assert.Equal(["ops digest"], installation.Webhooks.Taken);

        await CheckAtAsync(installation, 28.2);
        Assert.Equal(["ops digest", "ops digest"], installation.Webhooks.Taken);
        Assert.Equal(2, (await installation.App.ReceiptsAsync()).DistinctBy(receipt => receipt.Id).Count());
        Assert.False((await installation.App.StateAsync()).MayHaveDeliveries);
    }

    [Fact]
    public async Task The_first_check_that_knows_of_the_schedule_begins_to_count_and_sends_none()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        await installation.CheckAsync(0.5m);
        Assert.Null((await installation.App.StateAsync()).DigestedUntil);
        installation.Settings["DigestSchedule"] = "0 0 12 * * *";
        await installation.RestartAsync();

        await CheckAtAsync(installation, 30);
        Assert.Empty(installation.Webhooks.Posts);
        Assert.Equal(Hour(30), (await installation.App.StateAsync()).DigestedUntil);
        await CheckAtAsync(installation, 52);
        Assert.Equal(["ops digest"], installation.Webhooks.Taken);
    }

    [Fact]
    public async Task Times_that_were_missed_make_one_together()
    {
        await using var installation = await StartAsync();
        await installation.CheckAsync(0.5m);
        await CheckAtAsync(installation, 100);
        await CheckAtAsync(installation, 100.1);
        Assert.Equal(["ops digest"], installation.Webhooks.Taken);
        Assert.Equal("2026-11-02T08:00:00Z", Data(installation)["since"]!.GetValue<string>());
    }

    [Fact]
    public async Task One_is_sent_also_when_Radar_does_not_answer_and_says_so()
    {
        await using var installation = await StartAsync();
        await installation.CheckAsync(0.5m);
        installation.Time.SetUtcNow(Hour(4));
        installation.Radar.Always = RadarServer.Respond(400, RadarResponses.Error(2001, "the dataset is gone"));
        await installation.App.CheckAsync();

        Assert.Equal(["ops digest"], installation.Webhooks.Taken);
        var data = Data(installation);
        Assert.Contains("the dataset is gone", data["notAccepted"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(0.5m, data["legacyShare"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task During_a_silence_it_waits_for_the_end()
    {
        await using var installation = await StartAsync();
        await installation.CheckAsync(0.5m);
        await installation.App.Actions.SilenceAsync(
            installation.App.Watch(), TimeSpan.FromHours(60), null, RunningApp.Operator, Never);
        await CheckAtAsync(installation, 4);
        await CheckAtAsync(installation, 59);
        Assert.Empty(installation.Webhooks.Posts);

        await CheckAtAsync(installation, 61);
        Assert.Equal(["ops digest"], installation.Webhooks.Taken);
    }

    [Fact]
    public async Task One_that_was_made_before_a_silence_waits_in_it()
    {
        await using var installation = await StartAsync();
        await installation.CheckAsync(0.5m);
        installation.Webhooks.Respond = _ => 503;
        await CheckAtAsync(installation, 4);
        await installation.App.Actions.SilenceAsync(
            installation.App.Watch(), TimeSpan.FromHours(1), null, RunningApp.Operator, Never);
        installation.Webhooks.Respond = _ => 200;
        installation.Time.SetUtcNow(Hour(4.5));
        await installation.App.DeliverAsync();
        Assert.Empty(installation.Webhooks.Taken);

        installation.Time.SetUtcNow(Hour(5.1));
        await installation.App.DeliverAsync();
        Assert.Equal(["ops digest"], installation.Webhooks.Taken);
    }

    [Fact]
    public async Task No_incident_waits_for_it_and_it_waits_for_no_incident()
    {
        await using var installation = await StartAsync();
        installation.Webhooks.Respond = post => post.Type == "digest" ? 503 : 200;
        await installation.CheckAsync(0.5m);
        await CheckAtAsync(installation, 4);
        await CheckAtAsync(installation, 5, 1.5m);
        Assert.Equal(["ops fired"], installation.Webhooks.Taken);

        installation.Webhooks.Respond = post => post.Type == "reminder" ? 503 : 200;
        await CheckAtAsync(installation, 29, 1.5m);
        Assert.Equal(["ops fired", "ops digest", "ops digest"], installation.Webhooks.Taken);
    }

    [Fact]
    public async Task It_is_of_no_incident_and_changes_nothing_of_who_knows_what()
    {
        await using var installation = await StartAsync();
        await installation.CheckAsync(1.5m);
        var log = (await installation.App.StateAsync()).Log.Entries;
        await CheckAtAsync(installation, 4, 1.5m);

        Assert.Equal(["ops fired", "ops digest"], installation.Webhooks.Taken);
        var entry = Assert.Single((await installation.App.StateAsync()).Log.Entries);
        Assert.Equal((log[0].Receiver, log[0].Incident, log[0].At), (entry.Receiver, entry.Incident, entry.At));
        var digest = (await installation.App.ReceiptsAsync()).Single(
            receipt => receipt.Notification.Type == NotificationType.Digest).Notification;
        Assert.Equal((digest.Id, Severity.Info), (digest.Incident, digest.Severity));
        Assert.Empty(digest.Alerts);
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Azurite)]
    public async Task Checks_at_once_make_one(StoreKind kind)
    {
        await using var installation = await StartAsync(kind);
        await installation.CheckAsync(0.5m);
        installation.Time.SetUtcNow(Hour(4));
        installation.Publish(0.6m);
        var apps = Enumerable.Range(0, 10).Select(_ => installation.StartApp()).ToArray();
        await Task.WhenAll(apps.Select(app => Task.Run(() => app.CheckAsync())));
        Assert.Single(installation.Webhooks.Posts);
        Assert.Single(await installation.App.ReceiptsAsync());
    }

    [Fact]
    public async Task A_clock_that_is_a_little_behind_makes_none_twice_and_one_that_was_set_back_begins_anew()
    {
        await using var installation = await StartAsync();
        await installation.CheckAsync(0.5m);
        await CheckAtAsync(installation, 4);
        await BackAtAsync(installation, 3.99);
        await BackAtAsync(installation, 4.1);
        Assert.Equal(["ops digest"], installation.Webhooks.Taken);

        await BackAtAsync(installation, -100);
        Assert.Equal(Hour(-100), (await installation.App.StateAsync()).DigestedUntil);
        Assert.Equal(["ops digest"], installation.Webhooks.Taken);
        await BackAtAsync(installation, -91);
        Assert.Equal(["ops digest", "ops digest"], installation.Webhooks.Taken);
    }

    // A process whose clock says so.
    private static async Task BackAtAsync(Installation installation, double hour)
    {
        installation.StartApp((services, _) => services.Replace(
            ServiceDescriptor.Singleton<TimeProvider>(new FakeTimeProvider(Hour(hour)))));
        await installation.App.CheckAsync();
    }

    private static DateTimeOffset Hour(double hours) => Installation.Start.AddHours(hours);

    private static JsonNode Data(Installation installation) =>
        JsonNode.Parse(installation.Webhooks.Posts[^1].Request.Body)!["data"]!;

    private static async Task CheckAtAsync(Installation installation, double hour, decimal share = 0.5m)
    {
        installation.Time.SetUtcNow(Hour(hour));
        await installation.CheckAsync(share);
    }

    private async Task<Installation> StartAsync(StoreKind kind = StoreKind.Sqlite)
    {
        var installation = await Installation.StartAsync(kind, azurite);
        installation.Settings["DigestSchedule"] = "0 0 12 * * *";
        installation.Settings["Watches:default:NoDataAfter"] = "30d";
        await installation.RestartAsync();
        return installation;
    }
}
