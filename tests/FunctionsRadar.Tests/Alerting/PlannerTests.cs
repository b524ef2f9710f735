using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>What is told of alerts, and when.</summary>
public sealed class PlannerTests
{
    [Fact]
    public void Two_rules_that_see_one_cause_are_one_message()
    {
        var story = new Scenario(Given.Watch(Given.Level(), Given.Rise()));
        story.Check(0.5m, Given.Hour(0));
        story.Check(2, Given.Hour(1));
        story.Check(0.5m, Given.Hour(2));
        Assert.Equal(["Fired level rise", "Resolved level rise"], story.Told);
        Assert.Equal(NotificationLog.Empty.Entries, story.State.Log.Entries);
        Assert.Empty(story.State.Log.Ended);
    }

    [Fact]
    public void An_alert_that_joins_or_leaves_is_a_change_of_the_same_incident()
    {
        var story = new Scenario(Given.Watch(Given.Level(), Given.Much));
        story.Check(2, Given.Hour(0));
        story.Check(4, Given.Hour(1));
        story.Check(2, Given.Hour(2));
        story.Check(0.5m, Given.Hour(3));
        Assert.Equal(["Fired level", "Changed level much", "Changed level -much", "Resolved level"], story.Told);
        Assert.All(
            story.Notifications.Select(planned => planned.Notification),
            told => Assert.Equal((story.Notifications[0].Notification.Id, Given.Hour(0)), (told.Incident, told.Since)));
        Assert.Equal(4, story.Notifications.Select(planned => planned.Notification.Id).Distinct().Count());
    }

    [Fact]
    public void A_message_carries_all_that_the_latest_snapshot_says()
    {
        var story = new Scenario(Given.Watch(Given.Level() with { Severity = Severity.Critical }));
        story.Check(0.5m, Given.Hour(0));
        var summary = Given.Summary(2, Given.Hour(1), 5, Given.Annotation("OUTAGE"));
        story.Check(summary, Given.Hour(1.5));

        var told = story.Last;
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
        var story = new Scenario(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        story.Check(3.5m, Given.Hour(1));
        story.Check(0.5m, Given.Hour(2));
        Assert.Equal(
            (Given.Hour(0), Given.Hour(2), 0.5m, 3.5m),
            (story.Last.Since, story.Last.At, story.Last.LegacyShare, story.Last.PreviousLegacyShare));
        var alert = story.Last.Alerts.Single();
        Assert.Equal(
            (Given.Hour(0), Given.Hour(2), 3.5m, 0.5m, AlertState.Ok),
            (alert.Since, alert.EndedAt, alert.Peak, alert.Value, alert.State));
        Assert.Equal("the legacy share is at or below 0.9 %", alert.Reason);
    }

    [Fact]
    public void A_message_is_as_severe_as_what_fires_and_then_as_what_ended()
    {
        var story = new Scenario(
            Given.Watch(Given.Level() with { Severity = Severity.Info }, Given.Much with { Severity = Severity.Critical }));
        story.Check(4, Given.Hour(0));
        story.Check(2, Given.Hour(1));
        story.Check(4, Given.Hour(2));
        story.Check(0.5m, Given.Hour(3));
        Assert.Equal(
            [Severity.Critical, Severity.Info, Severity.Critical, Severity.Critical],
            story.Notifications.Select(planned => planned.Notification.Severity));
        Assert.Equal(["Fired much level", "Changed level -much", "Changed much level", "Resolved level much"], story.Told);
    }

    [Fact]
    public void A_reminder_comes_after_the_repeat_interval_even_when_checks_fail()
    {
        var story = new Scenario(Given.Watch(Given.Level()) with
        {
            NoDataAfter = TimeSpan.FromDays(9),
            RepeatInterval = TimeSpan.FromHours(4),
        });
        story.Check(2, Given.Hour(0));
        story.Check(2, Given.Hour(3.9));
        story.Check(Reading.Refused("Radar is down"), Given.Hour(4));
        story.Check(Reading.Refused("Radar is down"), Given.Hour(7));
        story.Check(Given.Summary(2, Given.Hour(3.9)), Given.Hour(8));
        Assert.Equal(["Fired level", "Reminder level", "Reminder level"], story.Told);
        Assert.Equal(story.Notifications[0].Notification.Id, story.Last.Incident);
    }

    [Fact]
    public void A_change_is_as_good_as_a_reminder()
    {
        var story = new Scenario(Given.Watch(Given.Level(), Given.Much) with { RepeatInterval = TimeSpan.FromHours(4) });
        story.Check(2, Given.Hour(0));
        story.Check(4, Given.Hour(3));
        story.Check(4, Given.Hour(6.9));
        Assert.Equal(["Fired level", "Changed level much"], story.Told);
        story.Check(4, Given.Hour(7));
        Assert.Equal("Reminder level much", story.Told.Last());
    }

    [Fact]
    public void No_reminder_comes_with_an_interval_of_zero()
    {
        var story = new Scenario(Given.Watch(Given.Level()) with { RepeatInterval = TimeSpan.Zero });
        story.Check(2, Given.Hour(0));
        story.Check(2, Given.Hour(500));
        Assert.Equal(["Fired level"], story.Told);
    }

    [Fact]
    public void A_clock_that_steps_backward_restarts_the_time_to_the_reminder()
    {
        var story = new Scenario(Given.Watch(Given.Level()) with { RepeatInterval = TimeSpan.FromHours(4) });
        story.Check(2, Given.Hour(10));
        story.Check(Given.Summary(2, Given.Hour(10)), Given.Hour(9.5));
        story.Check(Given.Summary(2, Given.Hour(10)), Given.Hour(13.4));
        Assert.Equal(["Fired level"], story.Told);
        story.Check(Given.Summary(2, Given.Hour(10)), Given.Hour(13.5));
        Assert.Equal(["Fired level", "Reminder level"], story.Told);
    }

    [Fact]
    public void A_removed_rule_ends_its_alert_for_those_who_were_told()
    {
        var story = new Scenario(Given.Watch(Given.Level(), Given.Rise()));
        story.Check(2, Given.Hour(0));
        story.Watch = Given.Watch(Given.Rise());
        story.Check(2, Given.Hour(1));
        Assert.Equal(["Fired level", "Resolved level"], story.Told);
        Assert.Contains("removed", story.Last.Alerts[0].Reason, StringComparison.Ordinal);
        Assert.False(story.State.Alerts.ContainsKey("level"));
    }

    [Fact]
    public void A_removed_watch_ends_all_that_it_told()
    {
        var story = new Scenario(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        story.Check(Reading.Refused("503"), Given.Hour(7));
        story.Remove(Given.Hour(8));
        Assert.Equal(["Fired level", "Changed level nodata", "Resolved level nodata"], story.Told);
        Assert.Empty(story.State.Alerts);
        Assert.Empty(story.State.Log.Entries);
    }

    [Fact]
    public void A_test_reaches_one_receiver_even_during_a_silence_and_changes_nothing_else()
    {
        var story = new Scenario(Given.Watch(Given.Level() with { Receivers = ["ops", "mail"] }));
        story.Check(0.5m, Given.Hour(0));
        story.Silence(Given.Hour(0), 4);

        var plan = new Planner(story.Recipients, isDemo: true).PlanTest(story.Watch, story.State, "mail", Given.Hour(1));

        var planned = Assert.Single(plan.Notifications);
        Assert.Equal(["mail"], planned.Receivers);
        var told = planned.Notification;
        Assert.Equal(
            ("inst-default-1", "inst-default-1", NotificationType.Test, Severity.Info),
            (told.Id, told.Incident, told.Type, told.Severity));
        Assert.Equal((Given.Hour(1), 0.5m, null, true), (told.At, told.LegacyShare, told.Since, told.IsDemo));
        Assert.Empty(told.Alerts);
        Assert.Equal(story.State with { Sequence = 1 }, plan.State);
    }

    [Fact]
    public void A_plan_that_tells_one_of_an_end_and_another_of_a_beginning_has_something_that_fires()
    {
        var story = new Scenario(Given.Watch(Given.Level()));
        var planner = new Planner(story.Recipients, isDemo: false);
        story.Check(2, Given.Hour(0));
        Assert.False(planner.Plan(story.Watch, story.State, 0, Given.Hour(1)).HasFiring);
        story.Silence(Given.Hour(0), 1);
        story.Watch = Given.Watch(Given.Level() with { Receivers = ["mail"] });
        story.Check(2, Given.Hour(0.5));
        var plan = planner.Plan(story.Watch, story.State, 0, Given.Hour(1));
        Assert.Equal(
            ["Fired level", "Resolved level"], plan.Notifications.Select(planned => Scenario.Describe(planned.Notification)));
        Assert.True(plan.HasFiring);
    }

    [Fact]
    public void A_plan_stays_within_a_transaction_and_the_next_one_tells_the_rest()
    {
        var names = Enumerable.Range(0, 120).Select(number => $"r{number:000}").ToArray();
        var story = new Scenario(Given.Watch(Given.Level() with { Receivers = [.. names] }))
        {
            Recipients = [.. names.Select(name => new Recipient(name))],
        };
        story.Check(2, Given.Hour(0));
        Assert.Equal(94, story.Notifications.Sum(planned => planned.Receivers.Length));
        story.Plan(Given.Hour(1));
        Assert.Equal(120, story.Notifications.Sum(planned => planned.Receivers.Length));
        Assert.Single(story.Notifications.Select(planned => planned.Notification.Incident).Distinct());
    }

    [Fact]
    public void What_was_told_and_still_fires_is_renewed_as_it_is_now()
    {
        var story = new Scenario(Given.Watch(Given.Level(), Given.Much));
        var planner = new Planner(story.Recipients, isDemo: false);
        story.Check(0.5m, Given.Hour(0));
        Assert.Null(planner.FindRenewal(story.Watch, story.State, "ops", Given.Hour(0)));
        story.Check(4, Given.Hour(1));
        story.Silence(Given.Hour(1), 4);
        story.Check(2, Given.Hour(2));
        var renewal = planner.FindRenewal(story.Watch, story.State, "ops", Given.Hour(2))!;
        Assert.Equal(["level"], renewal.Alerts.Select(alert => alert.Rule.Name));
        Assert.Equal((story.Last.Id, Given.Hour(1), 2m), (renewal.Incident, renewal.Since, renewal.LegacyShare));
        Assert.Null(planner.FindRenewal(story.Watch, story.State, "mail", Given.Hour(2)));
    }
}
