using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Alerting;

public sealed class ChangedSettingsTests
{
    [Fact]
    public void A_new_rule_is_evaluated_even_on_the_same_dataset()
    {
        var scenario = new Scenario(Given.Watch(Given.Rise()));
        scenario.Check(2, Given.Hour(0));
        scenario.Watch = Given.Watch(Given.Level(), Given.Rise());
        scenario.Check(Given.Summary(2, Given.Hour(0)), Given.Hour(1));
        Assert.Equal(["Fired level"], scenario.Told);
        Assert.Single(scenario.History);
    }

    [Fact]
    public void A_changed_threshold_is_evaluated_on_the_same_dataset_and_counts_anew()
    {
        var scenario = new Scenario(Given.Watch(Given.Level(3) with { Confirmations = 2 }));
        scenario.Check(4, Given.Hour(0));
        scenario.Watch = Given.Watch(Given.Level(2) with { Confirmations = 2 });
        scenario.Check(Given.Summary(4, Given.Hour(0)), Given.Hour(1));
        Assert.Equal(AlertState.Pending, scenario.GetState("level"));
        Assert.Equal(1, scenario.State.Alerts["level"].Breaches);
        scenario.Check(4, Given.Hour(2));
        Assert.Equal(["Fired level"], scenario.Told);
    }

    [Fact]
    public void A_higher_threshold_resolves_on_the_same_dataset()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(2, Given.Hour(0));
        scenario.Watch = Given.Watch(Given.Level(5));
        scenario.Check(Given.Summary(2, Given.Hour(0)), Given.Hour(1));
        Assert.Equal(["Fired level", "Resolved level"], scenario.Told);
    }

    [Fact]
    public void Other_receivers_are_no_reason_to_evaluate_the_same_dataset_again()
    {
        var scenario = new Scenario(Given.Watch(Given.Level() with { Confirmations = 2 }));
        scenario.Check(2, Given.Hour(0));
        scenario.Watch = Given.Watch(
            Given.Level() with { Confirmations = 2, Receivers = ["mail", "ops"], Severity = Severity.Critical });
        scenario.Check(Given.Summary(2, Given.Hour(0)), Given.Hour(1));
        Assert.Equal(AlertState.Pending, scenario.GetState("level"));
        scenario.Check(2, Given.Hour(2));
        Assert.Equal(["mail", "ops"], scenario.Notifications.Single().Receivers);
        Assert.Equal(Severity.Critical, scenario.Notifications.Single().Notification.Severity);
    }

    [Fact]
    public void A_firing_alert_keeps_its_severity_until_it_is_resolved()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(2, Given.Hour(0));
        scenario.Watch = Given.Watch(Given.Level() with { Severity = Severity.Critical });
        scenario.Check(Given.Summary(2, Given.Hour(0)), Given.Hour(1));
        scenario.Check(0.5m, Given.Hour(2));
        scenario.Check(2, Given.Hour(3));
        Assert.Equal(
            [Severity.Warning, Severity.Warning, Severity.Critical],
            scenario.Notifications.Select(planned => planned.Notification.Severity));
    }

    [Fact]
    public void A_changed_query_drops_baselines_and_counters_but_what_fires_goes_on()
    {
        var scenario = new Scenario(Given.Watch(Given.Level() with { RecoveryConfirmations = 2 }, Given.Rise()));
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Check(2, Given.Hour(1));
        scenario.Check(0.5m, Given.Hour(2));
        Assert.Equal(1, scenario.State.Alerts["level"].Recoveries);
        scenario.Watch = scenario.Watch with { Filters = EmailFilters.None with { Spf = [ValidationResult.Fail] } };
        scenario.Check(9, Given.Hour(3));
        Assert.Equal(AlertState.Firing, scenario.GetState("level"));
        Assert.Equal(0, scenario.State.Alerts["level"].Recoveries);
        Assert.Null(scenario.Explain("rise").Value);
        Assert.Equal(Given.Hour(3), scenario.State.Oldest!.LastUpdated);
        Assert.Null(scenario.State.Previous);
    }

    [Fact]
    public void A_changed_query_is_evaluated_even_on_the_same_dataset()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Watch = scenario.Watch with { LegacyVersions = ["TLS 1.0", "TLS 1.1", "TLS 1.3"] };
        scenario.Check(Given.Summary(0.5m, Given.Hour(0)), Given.Hour(1));
        Assert.Equal(100, scenario.State.Latest!.LegacyShare);
        Assert.Equal(["Fired level"], scenario.Told);
    }

    [Fact]
    public void A_changed_query_on_the_same_dataset_moves_an_alert_against_the_control_too()
    {
        var scenario = new Scenario(Given.Watch(Given.Rise() with { Against = Against.Control }));
        var (summary, control) = (Given.Summary(2, Given.Hour(0)), Given.Summary(0.5m, Given.Hour(-24)));
        scenario.Check(Reading.Valid(summary, control), Given.Hour(0));
        Assert.Equal(AlertState.Firing, scenario.GetState("rise"));
        scenario.Watch = scenario.Watch with { LegacyVersions = ["TLS 1.3"] };
        var state = Evaluator.ForQuery(scenario.Watch, scenario.State);
        Assert.Equal(scenario.Watch.Rules, Evaluator.FindDue(scenario.Watch, state, summary));
        scenario.Check(Reading.Valid(summary, control), Given.Hour(1));
        Assert.Equal(AlertState.Ok, scenario.GetState("rise"));
    }

    [Fact]
    public void A_rule_removed_while_pending_is_ended_and_one_that_is_ok_just_goes()
    {
        var scenario = new Scenario(Given.Watch(Given.Level() with { Confirmations = 2 }, Given.Level(5) with { Name = "much" }));
        scenario.Check(2, Given.Hour(0));
        scenario.Watch = Given.Watch();
        scenario.Check(2, Given.Hour(1));
        Assert.Equal([Alert.NoData], scenario.State.Alerts.Keys);
        Assert.Empty(scenario.Notifications);
        Assert.Equal(
            new Transition(
                "inst-default-2", "default", "level", Given.Hour(1), AlertState.Pending, AlertState.Ok,
                "removed: the rule or its watch is not in the settings any more", 2, 1, 2, Given.Hour(1)),
            scenario.Transitions[^1]);
        Assert.Equal(2, scenario.Transitions.Count);
    }

    [Fact]
    public void More_rules_than_a_transaction_takes_are_removed_check_by_check()
    {
        var rules = Enumerable.Range(0, 120).Select(number => Given.Level() with { Name = $"l{number:000}", Receivers = [] });
        var scenario = new Scenario(Given.Watch([.. rules]));
        scenario.Check(2, Given.Hour(0));
        scenario.Watch = Given.Watch(Given.Level() with { Receivers = [] });
        Assert.Equal(95, scenario.Check(2, Given.Hour(1)).Transitions.Length);
        scenario.Check(2, Given.Hour(2));
        Assert.Equal(["level", Alert.NoData], scenario.State.Alerts.Keys);
    }

    [Fact]
    public void Evaluating_a_watch_clears_that_it_was_missing()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.State = scenario.State with { MissingSince = Given.Hour(0) };
        scenario.Check(0.5m, Given.Hour(1));
        Assert.Null(scenario.State.MissingSince);
    }
}
