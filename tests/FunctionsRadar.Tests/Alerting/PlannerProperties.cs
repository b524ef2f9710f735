using CsCheck;
using FunctionsRadar.Alerting;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>
/// What holds for whatever happens to a watch and to those who are told of it: alerts, silences, routes, settings, receivers that
/// come and go or cannot be reached, and restarts.
/// </summary>
public sealed class PlannerProperties
{
    private static readonly ImmutableDictionary<string, bool> Everybody =
        Given.Receivers("ops", "mail", "chat", "spare").SetItem("mail", false);

    [Fact]
    public void Without_a_silence_the_log_is_what_fires_and_is_routed() => Gen.Select(
        RandomScenario.Watches, RandomLife.Events).Sample((watch, events) =>
    {
        var holds = true;
        Live(watch, events, (scenario, now) =>
        {
            foreach (var receiver in scenario.Receivers.Keys.Where(_ => !scenario.State.IsSilenced(now)))
            {
                var entry = scenario.State.Log.Find(receiver);
                var routed = scenario.State.Alerts.Values.Where(alert => alert.IsFiring)
                    .Where(alert => alert.Rule.Receivers.Contains(receiver)
                        || entry?.FallbackFor.Intersect(alert.Rule.Receivers).Any() == true);
                holds &= routed.Select(alert => alert.FiredBy!).ToHashSet().SetEquals(entry?.Told ?? []);
            }
        });
        return holds;
    }, iter: PropertyCases.Count);

    [Fact]
    public void Nobody_hears_the_end_of_what_he_was_not_told_of() => Gen.Select(
        RandomScenario.Watches, RandomLife.Events).Sample((watch, events) =>
    {
        var told = new Dictionary<string, HashSet<string>>();
        foreach (var (notification, receiver) in Live(watch, events).Heard)
        {
            var known = told.TryGetValue(receiver, out var ids) ? ids : told[receiver] = [];
            if (!notification.Ended.All(alert => known.Contains(alert.FiredBy!)))
                return false;
            if (notification.Type == NotificationType.Resolved && (notification.Alerts.IsEmpty || notification.Firing.Any()))
                return false;
            known.UnionWith(notification.Firing.Select(alert => alert.FiredBy!));
            known.ExceptWith(notification.Ended.Select(alert => alert.FiredBy!));
        }
        return true;
    }, iter: PropertyCases.Count);

    [Fact]
    public void Two_messages_in_a_row_differ_or_are_a_repeat_interval_apart() =>
        Gen.Select(RandomScenario.Watches, RandomLife.Events).Sample(
            (watch, events) => NobodyHearsTheSameTwice(watch, events, "ops", "chat", "spare"), iter: PropertyCases.Count);

    // Who hears no ends is not told that it is left out of a route, and hears again of what still fires when it is back.
    [Fact]
    public void Two_messages_in_a_row_differ_for_who_hears_no_ends_while_its_route_stays() =>
        Gen.Select(RandomScenario.Watches, RandomLife.Events).Sample(
            (watch, events) => NobodyHearsTheSameTwice(
                watch, [RandomLife.RouteToAll, .. events.Where(one => one.Kind != LifeEventKind.Route)], "mail"),
            iter: PropertyCases.Count);

    [Fact]
    public void Everybody_hears_one_message_at_a_time() => Gen.Select(RandomScenario.Watches, RandomLife.Events).Sample(
        (watch, events) => Live(watch, events).Plans.All(
            plan => plan.SelectMany(planned => planned.Receivers).GroupBy(name => name).All(same => same.Count() == 1)),
        iter: PropertyCases.Count);

    [Fact]
    public void Fired_and_resolved_alternate_and_nothing_is_told_after_resolved_but_fired() => Gen.Select(
        RandomScenario.Watches, RandomLife.Events).Sample(
        (watch, events) => Live(watch, events).Heard.Where(heard => heard.Receiver is "ops" or "chat" or "spare")
            .GroupBy(heard => heard.Receiver, heard => heard.Notification.Type)
            .All(types => types.First() == NotificationType.Fired
                && types.Zip(types.Skip(1)).All(
                    pair => pair.First == NotificationType.Resolved == (pair.Second == NotificationType.Fired))),
        iter: PropertyCases.Count);

    [Fact]
    public void An_incident_is_one_as_long_as_somebody_knows_of_it() => Gen.Select(
        RandomScenario.Watches, RandomLife.Events).Sample((watch, events) =>
    {
        var known = new Dictionary<string, string>();
        foreach (var (notification, receiver) in Live(watch, events).Heard.Where(heard => heard.Receiver != "mail"))
        {
            if (notification.Type != NotificationType.Fired
                && known.GetValueOrDefault(receiver, notification.Incident) != notification.Incident)
                return false;
            known[receiver] = notification.Incident;
        }
        return true;
    }, iter: PropertyCases.Count);

    [Fact]
    public void After_everything_calmed_down_nobody_stays_told() => Gen.Select(
        RandomScenario.Watches, RandomLife.Events).Sample((watch, events) =>
    {
        var life = Live(watch, events);
        var (scenario, now) = (life.Scenario, life.Now);
        scenario.Receivers = Everybody;
        scenario.State = scenario.State with { Silence = null };
        now = scenario.State.Latest?.LastUpdated > now ? scenario.State.Latest.LastUpdated : now;
        for (var check = 1; check <= 12; check++)
        {
            now = now.AddHours(1);
            scenario.Check(Reading.Valid(Given.Summary(0, now), Given.Summary(0, now.AddDays(-1))), now);
        }
        return scenario.State.Log.Entries.IsEmpty && scenario.State.Log.Ended.IsEmpty;
    }, iter: PropertyCases.Count);

    private static bool NobodyHearsTheSameTwice(Watch watch, LifeEvent[] events, params string[] receivers)
    {
        var life = Live(watch, events);
        return receivers.All(receiver =>
        {
            var heard = life.Heard.Where(one => one.Receiver == receiver).Select(one => one.Notification).ToArray();
            return heard.Zip(heard.Skip(1)).All(
                pair => !IsSame(pair.First, pair.Second) || IsRepeat(life, watch, pair.First, pair.Second));
        });
    }

    private static bool IsSame(Notification first, Notification second) =>
        first.Firing.Select(alert => alert.FiredBy).ToHashSet().SetEquals(second.Firing.Select(alert => alert.FiredBy))
        && !second.Ended.Any();

    private static bool IsRepeat(RandomLife life, Watch watch, Notification first, Notification second) =>
        watch.RepeatInterval > TimeSpan.Zero
        && (second.At - first.At >= watch.RepeatInterval || second.At < first.At || life.ClockStepped);

    private static RandomLife Live(Watch watch, LifeEvent[] events, Action<Scenario, DateTimeOffset>? each = null)
    {
        var life = new RandomLife(watch, Everybody);
        foreach (var one in events)
        {
            if (life.Happen(one))
                each?.Invoke(life.Scenario, life.Now);
        }
        return life;
    }
}
