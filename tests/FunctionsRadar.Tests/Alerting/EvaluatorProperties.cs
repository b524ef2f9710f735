using CsCheck;
using FunctionsRadar.Alerting;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>What holds for every series of readings. A failure prints the seed and the shortest series found.</summary>
public sealed class EvaluatorProperties
{
    [Fact]
    public void Every_alert_takes_one_step_after_the_other() => Gen.Select(
        RandomScenario.Watches, RandomScenario.ChangingSettings).Sample(
        (watch, steps) => Live(watch, steps).Transitions
            .GroupBy(transition => transition.Rule)
            .All(rule => rule.Zip(rule.Skip(1)).All(pair => pair.First.To == pair.Second.From)
                && rule.First().From == AlertState.Ok),
        iter: PropertyCases.Count);

    [Fact]
    public void Nothing_fires_without_as_many_breaches_on_distinct_datasets_as_asked() => Gen.Select(
        RandomScenario.Watches, RandomScenario.SteadySettings).Sample((watch, steps) =>
    {
        var scenario = Live(watch, steps);
        var level = watch.Rules[0];
        var fired = scenario.Transitions.Where(transition => transition.Rule == level.Name && transition.To == AlertState.Firing);
        return fired.All(transition => scenario.History
            .Where(snapshot => snapshot.LastUpdated <= transition.LastUpdated)
            .OrderByDescending(snapshot => snapshot.LastUpdated)
            .TakeWhile(snapshot => snapshot.LegacyShare > level.Threshold).Count() >= level.Confirmations);
    }, iter: PropertyCases.Count);

    [Fact]
    public void A_breach_confirmed_as_often_as_asked_always_fires() => Gen.Select(
        RandomScenario.Watches, RandomScenario.SteadySettings).Sample((watch, steps) =>
    {
        var scenario = Live(watch, steps);
        var level = watch.Rules[0];
        var breaches = scenario.History.Reverse().TakeWhile(snapshot => snapshot.LegacyShare > level.Threshold).Count();
        return breaches < level.Confirmations || scenario.GetState(level.Name) == AlertState.Firing;
    }, iter: PropertyCases.Count);

    [Fact]
    public void Withheld_refused_and_repeated_readings_move_no_alert() => Gen.Select(
        RandomScenario.Watches, RandomScenario.SteadySettings).Sample((watch, steps) =>
    {
        var holds = true;
        var unmeasured = new HashSet<string>();
        Live(watch, steps, (scenario, evaluation) =>
        {
            if (evaluation.State.LastCheck!.Outcome != CheckOutcome.Recorded)
            {
                holds &= evaluation.Snapshot is null && evaluation.Transitions.All(
                    transition => transition.Rule == Alert.NoData || unmeasured.Contains(transition.Rule));
            }
            unmeasured =
            [
                .. evaluation.State.Alerts.Values
                    .Where(alert => alert.UnmeasuredSince is not null).Select(alert => alert.Rule.Name),
            ];
        });
        return holds;
    }, iter: PropertyCases.Count);

    [Fact]
    public void Nodata_fires_exactly_while_nothing_was_accepted_and_measured_for_too_long() => Gen.Select(
        RandomScenario.Watches, RandomScenario.SteadySettings).Sample((watch, steps) =>
    {
        var holds = true;
        Live(watch, steps, (scenario, evaluation) =>
        {
            var nodata = evaluation.State.Alerts[Alert.NoData];
            holds &= nodata.Value <= nodata.Rule.Threshold || nodata.IsFiring;
            holds &= nodata.Value > 0 || !nodata.IsFiring;
        });
        return holds;
    }, iter: PropertyCases.Count);

    [Fact]
    public void A_share_of_nothing_never_comes_from_a_version_of_another_name() => Gen.Select(
        RandomScenario.Watches, RandomScenario.SteadySettings).Sample(
        (watch, steps) => Live(watch, steps).History.All(snapshot => snapshot.Summary.Shares.Keys.Any(watch.IsLegacy)),
        iter: PropertyCases.Count);

    [Fact]
    public void Every_id_is_made_once() => Gen.Select(
        RandomScenario.Watches, RandomScenario.ChangingSettings).Sample((watch, steps) =>
    {
        var scenario = Live(watch, steps);
        var ids = scenario.Notifications.Select(planned => planned.Notification.Id)
            .Concat(scenario.Transitions.Select(transition => transition.Id))
            .ToArray();
        return ids.Distinct().Count() == ids.Length;
    }, iter: PropertyCases.Count);

    [Fact]
    public void Replaying_the_stored_history_gives_the_same_transitions() => Gen.Select(
        RandomScenario.Watches, RandomScenario.SteadySettings).Sample((watch, steps) =>
    {
        // A control that came later than its dataset moves an alert at a time that the history does not know.
        var kinds = steps.Select(step => step.Kind == StepKind.BadControl ? step with { Kind = StepKind.New } : step);
        var live = Live(watch, [.. kinds.Select(step => step with { Control = Math.Abs(step.Control) })]);
        var replay = new Scenario(watch);
        foreach (var snapshot in live.History)
            replay.Check(Reading.Valid(snapshot.Summary, snapshot.Control), snapshot.ObservedAt);
        return Alerts(replay).SequenceEqual(Alerts(live));
    }, iter: PropertyCases.Count);

    private static IEnumerable<(string, DateTimeOffset, AlertState, AlertState, decimal?, string)> Alerts(Scenario scenario) =>
        scenario.Transitions.Where(transition => transition.Rule != Alert.NoData).Select(transition => (
            transition.Rule, transition.At, transition.From, transition.To, transition.Value, transition.Reason));

    private static Scenario Live(Watch watch, Step[] steps, Action<Scenario, Evaluation>? each = null)
    {
        var scenario = new Scenario(watch);
        var now = Given.Start;
        foreach (var step in steps)
        {
            now = now.AddMinutes(step.Minutes);
            scenario.Watch = RandomScenario.Changed(watch, step.Settings);
            var evaluation = scenario.Check(RandomScenario.MakeReading(step, scenario, now), now);
            each?.Invoke(scenario, evaluation);
        }
        return scenario;
    }
}
