using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>What is told of alerts, and when.</summary>
public sealed class PlannerTests
{
    [Fact]
    public void Two_rules_that_see_one_cause_are_one_message()
    {
        var scenario = new Scenario(Given.Watch(Given.Level(), Given.Rise()));
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Check(2, Given.Hour(1));
        scenario.Check(0.5m, Given.Hour(2));
        Assert.Equal(["Fired level rise", "Resolved level rise"], scenario.Told);
        Assert.Equal(NotificationLog.Empty.Entries, scenario.State.Log.Entries);
        Assert.Empty(scenario.State.Log.Ended);
    }

    [Fact]
    public void An_alert_that_joins_or_leaves_is_a_change_of_the_same_incident()
    {
        var scenario = new Scenario(Given.Watch(Given.Level(), Given.Much));
        scenario.Check(2, Given.Hour(0));
        scenario.Check(4, Given.Hour(1));
        scenario.Check(2, Given.Hour(2));
        scenario.Check(0.5m, Given.Hour(3));
        Assert.Equal(["Fired level", "Changed level much", "Changed level -much", "Resolved level"], scenario.Told);
        Assert.All(
            scenario.Notifications.Select(planned => planned.Notification),
            told => Assert.Equal((scenario.Notifications[0].Notification.Id, Given.Hour(0)), (told.Incident, told.Since)));
        Assert.Equal(4, scenario.Notifications.Select(planned => planned.Notification.Id).Distinct().Count());
    }

    [Fact]
    public void A_message_carries_all_that_the_latest_snapshot_says()
    {
        var scenario = new Scenario(Given.Watch(Given.Level() with { Severity = Severity.Critical }));
        scenario.Check(0.5m, Given.Hour(0));
        var summary = Given.Summary(2, Given.Hour(1), 5, Given.Annotation("OUTAGE"));
        scenario.Check(summary, Given.Hour(1.5));

        var told = scenario.Last;
        Assert.Equal(("inst-default-2", "inst-default-2", NotificationType.Fired), (told.Id, told.Incident, told.Type));
        Assert.Equal(("default", Severity.Critical, false), (told.Watch, told.Severity, told.IsDemo));
        Assert.Equal((2m, 0.5m), (told.LegacyShare, told.PreviousLegacyShare));
        Assert.Equal((Given.Hour(1.5), Given.Hour(1.5), Given.Hour(1)), (told.At, told.Since, told.LastUpdated));
        Assert.Equal((summary.Window, summary.Confidence), (told.Window, told.Confidence));
        Assert.Equal(summary.Shares, told.Shares);
        Assert.Equal(["TLS 1.0", "TLS 1.1"], told.LegacyVersions);
        var alert = told.Alerts.Single();
        Assert.Equal((Measure.LegacyShare, 2m, 1m, 2m), (alert.Rule.Measure, alert.Value, alert.Rule.Threshold, alert.Peak));
        Assert.Equal(("the legacy share is above 1 %", AlertState.Firing, null), (alert.Reason, alert.State, alert.EndedAt));
    }

    [Fact]
    public void Resolved_says_how_long_each_alert_lasted_and_how_high_it_was()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(2, Given.Hour(0));
        scenario.Check(3.5m, Given.Hour(1));
        scenario.Check(0.5m, Given.Hour(2));
        Assert.Equal(
            (Given.Hour(0), Given.Hour(2), 0.5m, 3.5m),
            (scenario.Last.Since, scenario.Last.At, scenario.Last.LegacyShare, scenario.Last.PreviousLegacyShare));
        var alert = scenario.Last.Alerts.Single();
        Assert.Equal(
            (Given.Hour(0), Given.Hour(2), 3.5m, 0.5m, AlertState.Ok),
            (alert.Since, alert.EndedAt, alert.Peak, alert.Value, alert.State));
        Assert.Equal("the legacy share is at or below 0.9 %", alert.Reason);
    }

    [Fact]
    public void A_message_is_as_severe_as_what_fires_and_then_as_what_ended()
    {
        var scenario = new Scenario(
            Given.Watch(Given.Level() with { Severity = Severity.Info }, Given.Much with { Severity = Severity.Critical }));
        scenario.Check(4, Given.Hour(0));
        scenario.Check(2, Given.Hour(1));
        scenario.Check(4, Given.Hour(2));
        scenario.Check(0.5m, Given.Hour(3));
        Assert.Equal(
            [Severity.Critical, Severity.Info, Severity.Critical, Severity.Critical],
            scenario.Notifications.Select(planned => planned.Notification.Severity));
        Assert.Equal(["Fired much level", "Changed level -much", "Changed much level", "Resolved level much"], scenario.Told);
    }

    [Fact]
    public void A_reminder_comes_after_the_repeat_interval_even_when_checks_fail()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()) with
        {
            NoDataAfter = TimeSpan.FromDays(9),
            RepeatInterval = TimeSpan.FromHours(4),
        });
        scenario.Check(2, Given.Hour(0));
        scenario.Check(2, Given.Hour(3.9));
        scenario.Check(Reading.Refused("Radar is down"), Given.Hour(4));
        scenario.Check(Reading.Refused("Radar is down"), Given.Hour(7));
        scenario.Check(Given.Summary(2, Given.Hour(3.9)), Given.Hour(8));
        Assert.Equal(["Fired level", "Reminder level", "Reminder level"], scenario.Told);
        Assert.Equal(scenario.Notifications[0].Notification.Id, scenario.Last.Incident);
    }

    [Fact]
    public void A_change_is_as_good_as_a_reminder()
    {
        var scenario = new Scenario(Given.Watch(Given.Level(), Given.Much) with { RepeatInterval = TimeSpan.FromHours(4) });
        scenario.Check(2, Given.Hour(0));
        scenario.Check(4, Given.Hour(3));
        scenario.Check(4, Given.Hour(6.9));
        Assert.Equal(["Fired level", "Changed level much"], scenario.Told);
        scenario.Check(4, Given.Hour(7));
        Assert.Equal("Reminder level much", scenario.Told.Last());
    }

    [Fact]
    public void No_reminder_comes_with_an_interval_of_zero()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()) with { RepeatInterval = TimeSpan.Zero });
        scenario.Check(2, Given.Hour(0));
        scenario.Check(2, Given.Hour(500));
        Assert.Equal(["Fired level"], scenario.Told);
    }

    [Fact]
    public void A_clock_that_steps_backward_restarts_the_time_to_the_reminder()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()) with { RepeatInterval = TimeSpan.FromHours(4) });
        scenario.Check(2, Given.Hour(10));
        scenario.Check(Given.Summary(2, Given.Hour(10)), Given.Hour(9.5));
        scenario.Check(Given.Summary(2, Given.Hour(10)), Given.Hour(13.4));
        Assert.Equal(["Fired level"], scenario.Told);
        scenario.Check(Given.Summary(2, Given.Hour(10)), Given.Hour(13.5));
        Assert.Equal(["Fired level", "Reminder level"], scenario.Told);
    }

    [Fact]
    public void A_removed_rule_ends_its_alert_for_those_who_were_told()
    {
        var scenario = new Scenario(Given.Watch(Given.Level(), Given.Rise()));
        scenario.Check(2, Given.Hour(0));
        scenario.Watch = Given.Watch(Given.Rise());
        scenario.Check(2, Given.Hour(1));
        Assert.Equal(["Fired level", "Resolved level"], scenario.Told);
        Assert.Contains("removed", scenario.Last.Alerts[0].Reason, StringComparison.Ordinal);
        Assert.False(scenario.State.Alerts.ContainsKey("level"));
    }

    [Fact]
    public void A_removed_watch_ends_all_that_it_told()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(2, Given.Hour(0));
        scenario.Check(Reading.Refused("503"), Given.Hour(7));
        scenario.Remove(Given.Hour(8));
        Assert.Equal(["Fired level", "Changed level nodata", "Resolved level nodata"], scenario.Told);
        Assert.Empty(scenario.State.Alerts);
        Assert.Empty(scenario.State.Log.Entries);
    }

    [Fact]
    public void A_test_reaches_one_receiver_even_during_a_silence_and_changes_nothing_else()
    {
        var scenario = new Scenario(Given.Watch(Given.Level() with { Receivers = ["ops", "mail"] }));
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Silence(Given.Hour(0), 4);

        var plan = new Planner(scenario.Receivers, isDemo: true).PlanTest(scenario.Watch, scenario.State, "mail", Given.Hour(1));

        var planned = Assert.Single(plan.Notifications);
        Assert.Equal(["mail"], planned.Receivers);
        var told = planned.Notification;
        Assert.Equal(
            ("inst-default-1", "inst-default-1", NotificationType.Test, Severity.Info),
            (told.Id, told.Incident, told.Type, told.Severity));
        Assert.Equal((Given.Hour(1), 0.5m, null, true), (told.At, told.LegacyShare, told.Since, told.IsDemo));
        Assert.Empty(told.Alerts);
        Assert.Equal(scenario.State with { Sequence = 1 }, plan.State);
    }

    [Fact]
    public void A_plan_that_tells_one_of_an_end_and_another_of_a_beginning_has_something_that_fires()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        var planner = new Planner(scenario.Receivers, isDemo: false);
        scenario.Check(2, Given.Hour(0));
        Assert.False(planner.Plan(scenario.Watch, scenario.State, 0, Given.Hour(1)).HasFiring);
        scenario.Silence(Given.Hour(0), 1);
        scenario.Watch = Given.Watch(Given.Level() with { Receivers = ["mail"] });
        scenario.Check(2, Given.Hour(0.5));
        var plan = planner.Plan(scenario.Watch, scenario.State, 0, Given.Hour(1));
        Assert.Equal(
            ["Fired level", "Resolved level"], plan.Notifications.Select(planned => Scenario.Describe(planned.Notification)));
        Assert.True(plan.HasFiring);
    }

    [Fact]
    public void A_plan_stays_within_a_transaction_and_the_next_one_tells_the_rest()
    {
        var names = Enumerable.Range(0, 120).Select(number => $"r{number:000}").ToArray();
        var scenario = new Scenario(Given.Watch(Given.Level() with { Receivers = [.. names] }))
        {
            Receivers = Given.Receivers(names),
        };
        scenario.Check(2, Given.Hour(0));
        Assert.Equal(94, scenario.Notifications.Sum(planned => planned.Receivers.Length));
        scenario.Plan(Given.Hour(1));
        Assert.Equal(120, scenario.Notifications.Sum(planned => planned.Receivers.Length));
        Assert.Single(scenario.Notifications.Select(planned => planned.Notification.Incident).Distinct());
    }

    [Fact]
    public void What_was_told_and_still_fires_is_renewed_as_it_is_now()
    {
        var scenario = new Scenario(Given.Watch(Given.Level(), Given.Much));
        var planner = new Planner(scenario.Receivers, isDemo: false);
        scenario.Check(0.5m, Given.Hour(0));
        Assert.Null(planner.FindRenewal(scenario.Watch, scenario.State, "ops", Given.Hour(0)));
        scenario.Check(4, Given.Hour(1));
        scenario.Silence(Given.Hour(1), 4);
        scenario.Check(2, Given.Hour(2));
        var renewal = planner.FindRenewal(scenario.Watch, scenario.State, "ops", Given.Hour(2))!;
        Assert.Equal(["level"], renewal.Alerts.Select(alert => alert.Rule.Name));
        Assert.Equal((scenario.Last.Id, Given.Hour(1), 2m), (renewal.Incident, renewal.Since, renewal.LegacyShare));
        Assert.Null(planner.FindRenewal(scenario.Watch, scenario.State, "mail", Given.Hour(2)));
    }
}
