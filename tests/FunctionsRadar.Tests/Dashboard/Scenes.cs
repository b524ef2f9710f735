using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;
using FunctionsRadar.Storage;
using FunctionsRadar.Tests.Alerting;

namespace FunctionsRadar.Tests.Dashboard;

/// <summary>What the dashboard may have to show. All of it is made by the real evaluator and kept in the real store.</summary>
internal static class Scenes
{
    private static readonly TimeSpan Step = TimeSpan.FromHours(3);

    /// <summary>The scenes by name.</summary>
    public static IReadOnlyDictionary<string, Func<DashboardHost, Task>> All { get; } =
        new Dictionary<string, Func<DashboardHost, Task>>
        {
            ["firing"] = FiringAsync,
            ["ok"] = OkAsync,
            ["nodata"] = NoDataAsync,
            ["empty"] = _ => Task.CompletedTask,
            ["silenced"] = SilencedAsync,
        };

    public static Task FiringAsync(DashboardHost host)
    {
        var scenario = Days(host, -90, 0, (day, wave) => day switch
        {
            > -53 and < -50 => wave + 0.75m,
            > -1.2 => wave + 0.62m + ((decimal)(day + 1.2) * 0.1m),
            _ => wave,
        });
        return StoreAsync(host, scenario);
    }

    public static Task OkAsync(DashboardHost host) => StoreAsync(host, Days(host, -90, 0, (_, wave) => wave));

    public static Task NoDataAsync(DashboardHost host)
    {
        var scenario = Days(host, -90, -0.4, (_, wave) => wave);
        var refused = Reading.Refused("Radar answered 503 Service Unavailable after 4 attempts");
        for (var hour = 9; hour >= 0; hour--)
            scenario.Check(refused, DashboardHost.Now.AddHours(-hour));
        return StoreAsync(host, scenario);
    }

    public static Task SilencedAsync(DashboardHost host)
    {
        var scenario = Days(host, -10, 0, (_, wave) => wave);
        var silence = new Silence(DashboardHost.Now.AddHours(-1), DashboardHost.Now.AddHours(5), "moving the <relay>");
        scenario.State = scenario.State with { Silence = silence };
        return StoreAsync(host, scenario);
    }

    /// <summary>Snapshots every hour for so many days, without any alert.</summary>
    public static Task HourlyAsync(DashboardHost host, int days)
    {
        var hours = Enumerable.Range(0, days * 24);
        var snapshots = hours.Select(hour => Snapshot(
            host.Watch, DashboardHost.Now.AddHours(-hour), hour == 2000 ? 3.5m : Wave(-hour / 24.0)));
        var history = host.Get<HistoryStore>();
        return history.AddSnapshotsAsync(host.Watch.Name, [.. snapshots], CancellationToken.None);
    }

    /// <summary>A check of a dataset with a note of Cloudflare's.</summary>
    public static Task NotedAsync(DashboardHost host, Annotation note)
    {
        var scenario = new Scenario(host.Watch) { Receivers = Given.Receivers(host.Watch.Receivers) };
        scenario.Check(Summary(0.4m, DashboardHost.Now.AddHours(-1), note), DashboardHost.Now);
        return StoreAsync(host, scenario);
    }

    private static Scenario Days(DashboardHost host, double from, double to, Func<double, decimal, decimal> share)
    {
        var scenario = new Scenario(host.Watch) { Receivers = Given.Receivers(host.Watch.Receivers) };
        var note = new Annotation(
            "EMAIL_SECURITY", "OUTAGE", "Elevated error rates at a large mail provider in Western Europe",
            DashboardHost.Now.AddDays(-2), DashboardHost.Now.AddDays(-1.6), "https://www.cloudflarestatus.com/incidents/example");
        for (var at = DashboardHost.Now.AddDays(from); at <= DashboardHost.Now.AddDays(to); at += Step)
        {
            var day = (at - DashboardHost.Now).TotalDays;
            scenario.Check(Summary(Math.Round(share(day, Wave(day)), 3), at.AddMinutes(-67), day > -1 ? [note] : []), at);
        }
        return scenario;
    }

    private static decimal Wave(double day) =>
        (decimal)(0.52 + (0.06 * Math.Sin(day / 9)) + (0.03 * Math.Sin(day * 2.1)) + (0.012 * Math.Sin(day * 17.3)));

    private static TlsSummary Summary(decimal share, DateTimeOffset lastUpdated, params ImmutableArray<Annotation> notes)
    {
        var tls10 = Math.Round(share * 0.62m, 3);
        var shares = ImmutableSortedDictionary<string, decimal>.Empty
            .Add("TLS 1.0", tls10).Add("TLS 1.1", share - tls10).Add("TLS 1.2", 30.48m).Add("TLS 1.3", 69.52m - share);
        return new TlsSummary(lastUpdated, new Window(lastUpdated.AddDays(-7), lastUpdated), shares, new Confidence(5, notes));
    }

    private static Snapshot Snapshot(Watch watch, DateTimeOffset lastUpdated, decimal share) => new()
    {
        Watch = watch.Name,
        QueryFingerprint = watch.QueryFingerprint,
        Summary = Summary(share, lastUpdated),
        LegacyShare = share,
        ObservedAt = lastUpdated,
    };

    private static async Task StoreAsync(DashboardHost host, Scenario scenario)
    {
        var history = host.Get<HistoryStore>();
        await history.AddSnapshotsAsync(host.Watch.Name, scenario.History, CancellationToken.None);
        var deliveries = scenario.Notifications.SelectMany(
            planned => planned.Receivers.Select(receiver => Delivery(planned.Notification, receiver))).ToImmutableArray();
        Assert.True(await host.Get<WatchStore>().CommitAsync(
            new WatchCommit(scenario.State, null, null, [.. scenario.Transitions], deliveries), CancellationToken.None));
    }

    // All arrived but the reminder, which on-call is still being tried with.
    private static DeliveryRecord Delivery(Notification notification, string receiver)
    {
        var at = notification.At.AddSeconds(1);
        ImmutableArray<TopTld> tlds =
            [new("com", 41.27m), new("de", 12.4m), new("net", 9.81m), new("br", 6.3m), new("info", 3.05m)];
        var delivery = new DeliveryRecord
        {
            Notification = notification with { TopTlds = notification.Firing.Any() ? tlds : [] },
            Receiver = receiver,
            Status = DeliveryStatus.Delivered,
            CreatedAt = notification.At,
            GiveUpAt = notification.At.AddDays(1),
            EndedAt = at,
            Attempts = [new Attempt(at, "200 OK")],
        };
        if (receiver != "oncall" || notification.Type != NotificationType.Reminder
            || notification.At < DashboardHost.Now.AddDays(-2))
            return delivery;
        return delivery with
        {
            Status = DeliveryStatus.Pending,
            EndedAt = null,
            Failures = 3,
            NextAttemptAt = DashboardHost.Now.AddMinutes(8),
            Attempts =
            [
                new Attempt(at, "503 Service Unavailable"), new Attempt(at.AddSeconds(5), "503 Service Unavailable"),
                new Attempt(at.AddSeconds(36), "no answer within 15 s"),
            ],
        };
    }
}
