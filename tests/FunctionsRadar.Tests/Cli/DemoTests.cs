using FunctionsRadar.Alerting;
using FunctionsRadar.Checks;
using FunctionsRadar.Cli.Demo;
using FunctionsRadar.Storage;
using FunctionsRadar.Tests.Alerting;
using FunctionsRadar.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace FunctionsRadar.Tests.Cli;

/// <summary>The demo as serve composes it, but for the clock: every five seconds of its schedule is one step.</summary>
public sealed class DemoTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);
    private static readonly DateTimeOffset Start = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_alert_fires_within_a_minute_says_who_is_logged_resolves_and_comes_again()
    {
        using var folder = new TemporaryFolder();
        using var store = new DemoStore(folder.GetPath("demo"));
        var time = new FakeTimeProvider(Start);
        var settings = DemoSettings.Read(new ConfigurationRoot([]), store.Path, "http://127.0.0.1:7071", Start);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(time).AddLogging();
        await using var demo = services.AddFunctionsRadar(settings).AddDemo().BuildServiceProvider();
        await demo.GetRequiredService<DemoHistory>().WriteAsync(CancellationToken.None);

        var changes = new List<(TimeSpan At, AlertState To)>();
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromMinutes(6); passed += Step)
        {
            time.Advance(Step);
            var result = Assert.Single(await demo.GetRequiredService<CheckRound>().RunAsync(CancellationToken.None));
            Assert.Equal(CheckOutcome.Recorded, result.Outcome);
            var level = result.Transitions.Where(transition => transition.Rule == "level");
            changes.AddRange(level.Select(transition => (passed + Step, transition.To)));
        }

        Assert.Equal([AlertState.Firing, AlertState.Ok, AlertState.Firing], changes.Select(change => change.To));
        Assert.InRange(changes[0].At.TotalSeconds, 10, 45);
        Assert.InRange(changes[1].At.TotalSeconds, 60, 120);
        await AssertToldAsync(demo);
        await AssertHistoryAsync(demo.GetRequiredService<HistoryStore>());
    }

    [Fact]
    public void Watches_and_receivers_of_the_user_are_used_but_Radar_and_the_store_are_not()
    {
        var environment = new Dictionary<string, string?>
        {
            ["Radar:Email"] = "me@example.com",
            ["Radar:ApiKey"] = "key",
            ["Storage:ConnectionString"] = "UseDevelopmentStorage=true",
            ["Receivers:ops:Type"] = "webhook",
            ["Receivers:ops:Url"] = "https://hook.example.com",
            ["DigestSchedule"] = "0 0 8 * * MON",
            ["DigestReceivers"] = "ops",
            ["Watches:mine:DateRange"] = "28d",
        };
        var given = new ConfigurationRoot([new FunctionsRadar.Cli.Settings.NamedSettings("environment", environment)]);
        var settings = DemoSettings.Read(given, "demo.db", "http://127.0.0.1:7071", Start);
        Assert.True(settings.IsDemo);
        Assert.Equal((null, null, "demo.db"), (settings.Radar.ApiKey, settings.Storage.ConnectionString, settings.Storage.Path));
        Assert.Equal(("45 1 * * * *", "ops"), (settings.Digest.Schedule!.ToString(), Assert.Single(settings.Digest.Receivers)));
        Assert.Equal(("mine", "webhook"), (Assert.Single(settings.Watches).Name, Assert.Single(settings.Receivers).Type));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("false", false)]
    public void Everybody_may_read_the_demo_unless_the_user_says_otherwise(string? given, bool isPublic)
    {
        var environment = given is null ? [] : new Dictionary<string, string?> { ["Api:Public"] = given };
        var root = new ConfigurationRoot([new FunctionsRadar.Cli.Settings.NamedSettings("environment", environment)]);
        Assert.Equal(isPublic, DemoSettings.Read(root, "demo.db", "http://127.0.0.1:0", Start).Api.IsPublic);
    }

    private static async Task AssertToldAsync(ServiceProvider demo)
    {
        var store = demo.GetRequiredService<DeliveryStore>();
        var told = (await store.ListReceiptsAsync("default", null, 100, null, CancellationToken.None)).Items;
        Assert.Equal(
            ["Fired level rise", "Resolved level rise", "Digest", "Fired level rise"],
            told.Reverse().Select(delivery => Scenario.Describe(delivery.Notification)));
        var fired = told[0];
        Assert.All(told, delivery => Assert.Equal(
            ("log", DeliveryStatus.Delivered, true), (delivery.Receiver, delivery.Status, delivery.Notification.IsDemo)));
        Assert.Equal(5, fired.Notification.TopTlds.Length);
        var digest = told.Single(delivery => delivery.Notification.Type == NotificationType.Digest).Notification;
        Assert.InRange(digest.At - Start, TimeSpan.FromSeconds(105), TimeSpan.FromSeconds(110));
        Assert.Equal([("level", 1), ("rise", 1)], digest.Digest!.Fired.Select(total => (total.Rule, total.Times)));
    }

    private static async Task AssertHistoryAsync(HistoryStore history)
    {
        var quarter = new DateTimeOffset(2026, 2, 4, 12, 0, 0, TimeSpan.Zero);
        Assert.NotNull(await history.FindBaselineAsync(
            "default", "7d|||||TLS1.0,TLS1.1", quarter.AddDays(1), quarter.AddDays(-7), CancellationToken.None));
        var page = await history.ListSnapshotsAsync(
            "default", null, null, quarter.AddDays(60), 1000, null, CancellationToken.None);
        Assert.Contains(page.Items, snapshot => snapshot.LegacyShare > 1);
    }
}
