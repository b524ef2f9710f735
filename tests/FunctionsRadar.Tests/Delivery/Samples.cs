using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Radar;
using FunctionsRadar.Tests.Alerting;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>
/// Notifications of a small scenario, made by the evaluator and the planner: two rules fire at once, one ends, a day passes,
/// the other ends, and then there is no data for a while.
/// </summary>
internal static class Samples
{
    public static readonly DateTimeOffset FiredAt = At(18, 5, 7);
    public static readonly DateTimeOffset ResolvedAt = At(21, 9, 7);
    public static readonly DateTimeOffset SentAt = At(21, 19, 20).AddSeconds(5);

    public static Watch Watch { get; } = new()
    {
        Name = "default",
        DateRange = new DateRange("7d", TimeSpan.FromDays(7)),
        Rules =
        [
            new() { Name = "level", Measure = Measure.LegacyShare, Threshold = 1, RecoverAt = 0.9m, Receivers = ["ops"] },
            new()
            {
                Name = "rise",
                Measure = Measure.RiseInPoints,
                Over = TimeSpan.FromDays(7),
                Threshold = 0.25m,
                RecoverAt = 0.2m,
                Severity = Severity.Critical,
                Receivers = ["ops"],
            },
        ],
    };

    /// <summary>Name and notification, as golden files are named.</summary>
    public static ImmutableSortedDictionary<string, Notification> All { get; } = Tell();

    public static TheoryData<string> Names => [.. All.Keys];

    public static Notification Fired => All["fired"];

    public static Notification Changed => All["changed"];

    public static Notification Reminder => All["reminder"];

    public static Notification Resolved => All["resolved"];

    public static Notification NoData => All["nodata.fired"];

    public static Notification NoDataResolved => All["nodata.resolved"];

    public static Notification Test => All["test"];

    public static Notification Digest => All["digest"];

    public static ImmutableArray<TopTld> TopTlds => [new("com", 41.25m), new("jp", 12.5m), new("xn--p1ai", 3.1m)];

    public static Confidence Confidence(int notes = 1, string text = "Maintenance in one data centre.") => new(5,
    [
        .. Enumerable.Range(0, notes).Select(_ => new Annotation(
            "EMAIL_SECURITY", "EVENT", text, At(16, 11, 30), At(17, 12, 45), "https://radar.cloudflare.com/notes")),
    ]);

    /// <summary>A time in November 2026.</summary>
    public static DateTimeOffset At(int day, int hour, int minute) => new(2026, 11, day, hour, minute, 3, TimeSpan.Zero);

    /// <summary>What Radar says an hour after it updated its dataset.</summary>
    public static TlsSummary Summary(decimal one, decimal oneOne, DateTimeOffset now)
    {
        var end = now.AddHours(-1).AddMinutes(-14);
        var shares = new Dictionary<string, decimal>
        {
            ["TLS 1.0"] = one,
            ["TLS 1.1"] = oneOne,
            ["TLS 1.2"] = 6.5m,
            ["TLS 1.3"] = 93.5m - one - oneOne,
        }.ToImmutableSortedDictionary();
        return new TlsSummary(now.AddHours(-1), new Window(end.AddDays(-7), end), shares, Confidence());
    }

    private static ImmutableSortedDictionary<string, Notification> Tell()
    {
        var scenario = new Scenario(Watch);
        Notification Check(Reading reading, DateTimeOffset now)
        {
            scenario.Check(reading, now);
            return scenario.Notifications.Count == 0 ? null! : WithTopTlds(scenario.Last);
        }
        Notification Read(decimal one, decimal oneOne, DateTimeOffset now) =>
            Check(Reading.Valid(Summary(one, oneOne, now)), now);

        Read(0.31m, 0.4212m, At(10, 3, 7));
        Read(0.33m, 0.4823m, At(18, 4, 7));
        var told = new Dictionary<string, Notification>
        {
            ["fired"] = Read(0.4m, 0.87m, FiredAt),
            ["changed"] = Read(0.35m, 0.57m, At(19, 6, 7)),
            ["reminder"] = Read(0.36m, 0.59m, At(20, 7, 7)),
            ["resolved"] = Read(0.3m, 0.5m, ResolvedAt),
            ["test"] = PlanTest(scenario.State),
            ["digest"] = PlanDigest(scenario),
            ["nodata.fired"] = Check(Reading.Refused("Radar answered 503 Service Unavailable"), At(21, 16, 10)),
            ["nodata.resolved"] = Read(0.29m, 0.495m, At(21, 19, 20)),
        };
        return told.ToImmutableSortedDictionary();
    }

    private static Notification PlanTest(WatchState state) =>
        new Planner(Given.Receivers(), isDemo: false).PlanTest(Watch, state, "ops", At(21, 10, 10)).Notifications[0].Notification;

    // As if it were the second: what the store would have been asked for is given.
    private static Notification PlanDigest(Scenario scenario)
    {
        var (since, now) = (At(14, 12, 7), At(21, 12, 7));
        var digest = new Digest
        {
            Since = since,
            Then = scenario.History.Last(snapshot => snapshot.LastUpdated <= since).Point,
            YearAgo = new SnapshotPoint(since.AddDays(7).AddYears(-1).AddHours(-3), 1.5309m),
            Fired = FiringTotal.Sum(scenario.Transitions, scenario.State.Alerts.Values, since, now),
            Dead = [new DeadDeliveries("chat", 3, At(20, 8, 12), "410 Gone")],
        };
        return new Planner(Given.Receivers(), isDemo: false).AddDigest(new Plan(scenario.State, []), Watch, digest, ["ops"], now)
            .Notifications[0].Notification;
    }

    // As a check does.
    private static Notification WithTopTlds(Notification notification) =>
        notification.Firing.Any() ? notification with { TopTlds = TopTlds } : notification;
}
