using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Alerting;

public sealed class NoDataTests
{
    [Fact]
    public void Missing_data_is_told_once_and_so_is_its_end()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(0.42m, Given.Hour(0));
        scenario.Check(Reading.Refused("401 Authentication error"), Given.Hour(6));
        Assert.Empty(scenario.Told);
        scenario.Check(Reading.Refused("401 Authentication error"), Given.Hour(6.1));
        scenario.Check(Reading.Refused("401 Authentication error"), Given.Hour(7));
        scenario.Check(Given.Summary(0.5m, Given.Hour(8), level: 1), Given.Hour(8));
        Assert.Equal(["Fired nodata"], scenario.Told);
        var fired = scenario.Last;
        Assert.Equal((Given.Hour(6.1), 0.42m, Severity.Warning), (fired.Since, fired.LegacyShare, fired.Severity));
        Assert.Equal("a time of 6 h 6 min without data is above 6 h: 401 Authentication error", fired.Alerts.Single().Reason);
        Assert.Equal(
            (6.1m * 3600, 6m * 3600, 0m),
            (fired.Alerts[0].Value, fired.Alerts[0].Rule.Threshold, fired.Alerts[0].Rule.RecoverAt));

        scenario.Check(0.5m, Given.Hour(9));
        scenario.Check(0.5m, Given.Hour(10));
        Assert.Equal(["Fired nodata", "Resolved nodata"], scenario.Told);
        Assert.Equal((fired.Id, Given.Hour(9)), (scenario.Last.Incident, scenario.Last.Alerts.Single().EndedAt));
        Assert.Equal("readings are accepted and measured", scenario.Last.Alerts[0].Reason);
        Assert.Equal(["ok>firing", "firing>ok"], scenario.Steps);
    }

    [Fact]
    public void The_peak_is_the_longest_time_without_data_that_a_check_saw()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Check(Reading.Refused("503"), Given.Hour(7));
        scenario.Check(Reading.Refused("503"), Given.Hour(9));
        scenario.Check(0.5m, Given.Hour(11));
        Assert.Equal(9m * 3600, scenario.Last.Alerts.Single().Peak);
    }

    [Fact]
    public void A_watch_that_was_never_right_has_no_data_from_its_first_check_on()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(Reading.Refused("no route"), Given.Hour(0));
        scenario.Check(Reading.Refused("no route"), Given.Hour(6.5));
        Assert.Equal(["Fired nodata"], scenario.Told);
        Assert.Equal((6.5m * 3600, null), (scenario.Last.Alerts[0].Value, scenario.Last.LegacyShare));
    }

    [Fact]
    public void The_time_without_data_begins_with_the_last_reading_that_was_accepted()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Check(0.5m, Given.Hour(5));
        scenario.Check(Reading.Refused("503"), Given.Hour(11));
        Assert.Empty(scenario.Told);
        scenario.Check(Reading.Refused("503"), Given.Hour(12));
        Assert.Equal(["Fired nodata"], scenario.Told);
        Assert.Equal(7m * 3600, scenario.Last.Alerts[0].Value);
    }

    [Fact]
    public void The_same_dataset_again_is_data_until_it_is_too_old()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        for (var hour = 0; hour <= 24; hour += 2)
            scenario.Check(Given.Summary(0.5m, Given.Hour(0)), Given.Hour(hour));
        Assert.Empty(scenario.Told);
        scenario.Check(Given.Summary(0.5m, Given.Hour(0)), Given.Hour(31));
        Assert.Equal(["Fired nodata"], scenario.Told);
        Assert.Contains("old, more than", scenario.Last.Alerts[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_or_a_silence_before_the_first_check_does_not_start_the_time_without_data()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Silence(Given.Hour(0), 1);
        scenario.Check(Reading.Refused("503"), Given.Hour(48));
        Assert.Empty(scenario.Told);
        scenario.Check(Reading.Refused("503"), Given.Hour(54.1));
        Assert.Equal(["Fired nodata"], scenario.Told);
    }

    [Fact]
    public void A_long_gap_between_checks_is_not_missing_data()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Check(0.5m, Given.Hour(100));
        Assert.Empty(scenario.Told);
    }

    [Fact]
    public void A_clock_that_steps_backward_restarts_the_time_without_data()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(0.5m, Given.Hour(20));
        scenario.Check(Reading.Refused("503"), Given.Hour(10));
        scenario.Check(Reading.Refused("503"), Given.Hour(15));
        Assert.Empty(scenario.Told);
        scenario.Check(Reading.Refused("503"), Given.Hour(16.1));
        Assert.Equal(["Fired nodata"], scenario.Told);
    }

    [Fact]
    public void A_clock_that_steps_backward_before_anything_was_accepted_restarts_it_too()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(Reading.Refused("503"), Given.Hour(20));
        scenario.Check(Reading.Refused("503"), Given.Hour(10));
        scenario.Check(Reading.Refused("503"), Given.Hour(16));
        Assert.Empty(scenario.Told);
        scenario.Check(Reading.Refused("503"), Given.Hour(16.1));
        Assert.Equal(["Fired nodata"], scenario.Told);
        Assert.Null(scenario.State.LastAcceptedAt);
    }

    [Fact]
    public void A_rule_without_its_control_for_too_long_is_missing_data_although_readings_are_accepted()
    {
        var scenario = new Scenario(Given.Watch(Given.Level(9), Given.Rise() with { Against = Against.Control }));
        scenario.Check(Reading.Valid(Given.Summary(0.5m, Given.Hour(0)), Given.Summary(0.5m, Given.Hour(-24))), Given.Hour(0));
        for (var hour = 1; hour <= 6; hour++)
            scenario.Check(Reading.WithoutControl(Given.Summary(5, Given.Hour(hour)), "422 too costly"), Given.Hour(hour));
        Assert.Empty(scenario.Told);
        scenario.Check(Reading.WithoutControl(Given.Summary(5, Given.Hour(7)), "422 too costly"), Given.Hour(7));
        Assert.Equal(["Fired nodata"], scenario.Told);
        Assert.Contains(
            "the control, the equal period before, cannot be had: 422 too costly", scenario.Last.Alerts[0].Reason,
            StringComparison.Ordinal);

        scenario.Check(Reading.Valid(Given.Summary(5, Given.Hour(8)), Given.Summary(0.5m, Given.Hour(-16))), Given.Hour(9));
        Assert.Equal(["Fired nodata", "Changed rise -nodata"], scenario.Told);
    }

    [Fact]
    public void The_rule_that_misses_its_control_for_longest_says_how_long_data_is_missing()
    {
        var rise = Given.Rise() with { Against = Against.Control };
        var scenario = new Scenario(Given.Watch(rise));
        scenario.Check(Reading.WithoutControl(Given.Summary(0.5m, Given.Hour(0)), "503"), Given.Hour(0));
        scenario.Check(Reading.WithoutControl(Given.Summary(0.5m, Given.Hour(4)), "503"), Given.Hour(4));
        scenario.Watch = Given.Watch(rise with { Name = "another" }, rise);
        scenario.Check(Reading.WithoutControl(Given.Summary(0.5m, Given.Hour(5)), "503"), Given.Hour(5));
        scenario.Check(Reading.WithoutControl(Given.Summary(0.5m, Given.Hour(7)), "503"), Given.Hour(7));
        Assert.Equal(["Fired nodata"], scenario.Told);
        Assert.Equal(7m * 3600, scenario.Last.Alerts[0].Value);
    }

    [Fact]
    public void An_accepted_reading_that_leaves_a_rule_unmeasured_does_not_resolve_it()
    {
        var scenario = new Scenario(Given.Watch(Given.Rise() with { Against = Against.Control }));
        scenario.Check(Reading.Valid(Given.Summary(0.5m, Given.Hour(0)), Given.Summary(0.5m, Given.Hour(-24))), Given.Hour(0));
        for (var hour = 1; hour <= 7; hour++)
            scenario.Check(Reading.Refused("503"), Given.Hour(hour));
        scenario.Check(Reading.WithoutControl(Given.Summary(0.5m, Given.Hour(8)), "503"), Given.Hour(8));
        Assert.Equal(["Fired nodata"], scenario.Told);

        scenario.Check(Reading.Valid(Given.Summary(0.5m, Given.Hour(9)), Given.Summary(0.5m, Given.Hour(-15))), Given.Hour(9));
        Assert.Equal(["Fired nodata", "Resolved nodata"], scenario.Told);
    }

    [Fact]
    public void It_is_told_to_all_receivers_of_the_watch_once_each()
    {
        var scenario = new Scenario(Given.Watch(
            Given.Level() with { Receivers = ["mail", "ops"] }, Given.Rise() with { Receivers = ["chat", "ops"] }));
        scenario.Check(Reading.Refused("503"), Given.Hour(0));
        scenario.Check(Reading.Refused("503"), Given.Hour(7));
        Assert.Equal(["chat", "mail", "ops"], scenario.Notifications.Single().Receivers);
    }

    [Fact]
    public void It_joins_the_incident_of_what_fires_already()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(2, Given.Hour(0));
        scenario.Check(Reading.Refused("503"), Given.Hour(7));
        scenario.Check(0.5m, Given.Hour(8));
        Assert.Equal(["Fired level", "Changed level nodata", "Resolved level nodata"], scenario.Told);
        Assert.Single(scenario.Notifications.Select(planned => planned.Notification.Incident).Distinct());
    }

    [Fact]
    public void A_watch_without_data_is_worse_than_pending_and_less_than_one_whose_rule_fires()
    {
        var scenario = new Scenario(Given.Watch(Given.Level() with { Confirmations = 2 }));
        Assert.Equal(WatchStatus.New, scenario.State.Status);
        scenario.Check(2, Given.Hour(0));
        Assert.Equal(WatchStatus.Pending, scenario.State.Status);
        scenario.Check(Reading.Refused("503"), Given.Hour(7));
        Assert.Equal(WatchStatus.Nodata, scenario.State.Status);
        scenario.Check(2, Given.Hour(8));
        Assert.Equal(WatchStatus.Firing, scenario.State.Status);
        scenario.Check(Reading.Refused("503"), Given.Hour(15));
        Assert.Equal(WatchStatus.Firing, scenario.State.Status);
        scenario.Check(0.5m, Given.Hour(16));
        Assert.Equal(WatchStatus.Ok, scenario.State.Status);
    }
}
