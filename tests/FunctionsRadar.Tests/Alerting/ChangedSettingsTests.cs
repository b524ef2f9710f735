using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Alerting;

public sealed class ChangedSettingsTests
{
    [Fact]
    public void A_new_rule_is_evaluated_even_on_the_same_dataset()
    {
        var story = new Scenario(Given.Watch(Given.Rise()));
        story.Check(2, Given.Hour(0));
        story.Watch = Given.Watch(Given.Level(), Given.Rise());
        story.Check(Given.Summary(2, Given.Hour(0)), Given.Hour(1));
        Assert.Equal(["Fired level"], story.Told);
        Assert.Single(story.History);
    }

    [Fact]
    public void A_changed_threshold_is_evaluated_on_the_same_dataset_and_counts_anew()
    {
        var story = new Scenario(Given.Watch(Given.Level(3) with { Confirmations = 2 }));
        story.Check(4, Given.Hour(0));
        story.Watch = Given.Watch(Given.Level(2) with { Confirmations = 2 });
        story.Check(Given.Summary(4, Given.Hour(0)), Given.Hour(1));
        Assert.Equal(AlertState.Pending, story.StateOf("level"));
        Assert.Equal(1, story.State.Alerts["level"].Breaches);
        story.Check(4, Given.Hour(2));
        Assert.Equal(["Fired level"], story.Told);
    }

    [Fact]
    public void A_higher_threshold_resolves_on_the_same_dataset()
    {
        var story = new Scenario(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        story.Watch = Given.Watch(Given.Level(5));
        story.Check(Given.Summary(2, Given.Hour(0)), Given.Hour(1));
        Assert.Equal(["Fired level", "Resolved level"], story.Told);
    }

    [Fact]
    public void Other_receivers_are_no_reason_to_evaluate_the_same_dataset_again()
    {
        var story = new Scenario(Given.Watch(Given.Level() with { Confirmations = 2 }));
        story.Check(2, Given.Hour(0));
        story.Watch = Given.Watch(
            Given.Level() with { Confirmations = 2, Receivers = ["mail", "ops"], Severity = Severity.Critical });
        story.Check(Given.Summary(2, Given.Hour(0)), Given.Hour(1));
        Assert.Equal(AlertState.Pending, story.StateOf("level"));
        story.Check(2, Given.Hour(2));
        Assert.Equal(["mail", "ops"], story.Notifications.Single().Receivers);
        Assert.Equal(Severity.Critical, story.Notifications.Single().Notification.Severity);
    }

    [Fact]
    public void A_firing_alert_keeps_its_severity_until_it_is_resolved()
    {
        var story = new Scenario(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        story.Watch = Given.Watch(Given.Level() with { Severity = Severity.Critical });
        story.Check(Given.Summary(2, Given.Hour(0)), Given.Hour(1));
        story.Check(0.5m, Given.Hour(2));
        story.Check(2, Given.Hour(3));
        Assert.Equal(
            [Severity.Warning, Severity.Warning, Severity.Critical],
            story.Notifications.Select(planned => planned.Notification.Severity));
    }

    [Fact]
    public void A_changed_query_drops_baselines_and_counters_but_what_fires_goes_on()
    {
        var story = new Scenario(Given.Watch(Given.Level() with { RecoveryConfirmations = 2 }, Given.Rise()));
        story.Check(0.5m, Given.Hour(0));
        story.Check(2, Given.Hour(1));
        story.Check(0.5m, Given.Hour(2));
        Assert.Equal(1, story.State.Alerts["level"].Recoveries);
        story.Watch = story.Watch with { Filters = EmailFilters.None with { Spf = [ValidationResult.Fail] } };
        story.Check(9, Given.Hour(3));
        Assert.Equal(AlertState.Firing, story.StateOf("level"));
        Assert.Equal(0, story.State.Alerts["level"].Recoveries);
        Assert.Null(story.Explain("rise").Value);
        Assert.Equal(Given.Hour(3), story.State.Oldest!.LastUpdated);
        Assert.Null(story.State.Previous);
    }

    [Fact]
    public void A_changed_query_is_evaluated_even_on_the_same_dataset()
    {
        var story = new Scenario(Given.Watch(Given.Level()));
        story.Check(0.5m, Given.Hour(0));
        story.Watch = story.Watch with { LegacyVersions = ["TLS 1.0", "TLS 1.1", "TLS 1.3"] };
        story.Check(Given.Summary(0.5m, Given.Hour(0)), Given.Hour(1));
        Assert.Equal(100, story.State.Latest!.LegacyShare);
        Assert.Equal(["Fired level"], story.Told);
    }

    [Fact]
    public void A_changed_query_on_the_same_dataset_moves_an_alert_against_the_control_too()
    {
        var story = new Scenario(Given.Watch(Given.Rise() with { Against = Against.Control }));
        var (summary, control) = (Given.Summary(2, Given.Hour(0)), Given.Summary(0.5m, Given.Hour(-24)));
        story.Check(Reading.Valid(summary, control), Given.Hour(0));
        Assert.Equal(AlertState.Firing, story.StateOf("rise"));
        story.Watch = story.Watch with { LegacyVersions = ["TLS 1.3"] };
        Assert.Equal(story.Watch.Rules, Evaluator.FindDue(story.Watch, Evaluator.ForQuery(story.Watch, story.State), summary));
        story.Check(Reading.Valid(summary, control), Given.Hour(1));
        Assert.Equal(AlertState.Ok, story.StateOf("rise"));
    }

    [Fact]
    public void A_rule_removed_while_pending_is_ended_and_one_that_is_ok_just_goes()
    {
        var story = new Scenario(Given.Watch(Given.Level() with { Confirmations = 2 }, Given.Level(5) with { Name = "much" }));
        story.Check(2, Given.Hour(0));
        story.Watch = Given.Watch();
        story.Check(2, Given.Hour(1));
        Assert.Equal([Alert.NoData], story.State.Alerts.Keys);
        Assert.Empty(story.Notifications);
        Assert.Equal(
            new Transition(
                "inst-default-2", "default", "level", Given.Hour(1), AlertState.Pending, AlertState.Ok,
                "removed: the rule or its watch is not in the settings any more", 2, 1, 2, Given.Hour(1)),
            story.Transitions[^1]);
        Assert.Equal(2, story.Transitions.Count);
    }

    [Fact]
    public void More_rules_than_a_transaction_takes_are_removed_check_by_check()
    {
        var rules = Enumerable.Range(0, 120).Select(number => Given.Level() with { Name = $"l{number:000}", Receivers = [] });
        var story = new Scenario(Given.Watch([.. rules]));
        story.Check(2, Given.Hour(0));
        story.Watch = Given.Watch(Given.Level() with { Receivers = [] });
        Assert.Equal(95, story.Check(2, Given.Hour(1)).Transitions.Length);
        story.Check(2, Given.Hour(2));
        Assert.Equal(["level", Alert.NoData], story.State.Alerts.Keys);
    }

    [Fact]
    public void Evaluating_a_watch_clears_that_it_was_missing()
    {
        var story = new Scenario(Given.Watch(Given.Level()));
        story.State = story.State with { MissingSince = Given.Hour(0) };
        story.Check(0.5m, Given.Hour(1));
        Assert.Null(story.State.MissingSince);
    }
}
