using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Alerting;

public sealed class SilenceTests
{
    [Fact]
    public void What_fires_during_a_silence_is_recorded_and_told_at_its_end()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Silence(Given.Hour(0), 4);
        scenario.Check(2, Given.Hour(1));
        Assert.Empty(scenario.Told);
        Assert.Single(scenario.Transitions);
        scenario.Check(2, Given.Hour(3.9));
        Assert.Empty(scenario.Told);
        scenario.Check(2, Given.Hour(4));
        Assert.Equal(["Fired level"], scenario.Told);
        Assert.Null(scenario.State.Silence);
        Assert.Equal(Given.Hour(1), scenario.Last.Since);
    }

    [Fact]
    public void What_was_told_before_and_ended_during_a_silence_is_told_at_its_end()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(2, Given.Hour(0));
        scenario.Check(3, Given.Hour(0.5));
        scenario.Silence(Given.Hour(0.5), 3.5);
        scenario.Check(0.5m, Given.Hour(2));
        Assert.Equal(["Fired level"], scenario.Told);
        scenario.Check(0.6m, Given.Hour(5));
        Assert.Equal(["Fired level", "Resolved level"], scenario.Told);
        var alert = scenario.Last.Alerts.Single();
        Assert.Equal((Given.Hour(0), Given.Hour(2), 3m), (alert.Since, alert.EndedAt, alert.Peak));
        Assert.Equal(scenario.Notifications[0].Notification.Id, scenario.Last.Incident);
    }

    [Fact]
    public void What_came_and_went_during_a_silence_is_not_told()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Silence(Given.Hour(0), 4);
        scenario.Check(2, Given.Hour(1));
        scenario.Check(0.5m, Given.Hour(2));
        scenario.Check(0.5m, Given.Hour(5));
        Assert.Empty(scenario.Told);
        Assert.Equal(2, scenario.Transitions.Count);
        Assert.Empty(scenario.State.Log.Ended);
    }

    [Fact]
    public void An_alert_that_ended_and_fired_again_during_a_silence_is_another_one()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(2, Given.Hour(0));
        scenario.Silence(Given.Hour(0), 6);
        scenario.Check(0.5m, Given.Hour(1));
        scenario.Check(3, Given.Hour(2));
        scenario.Check(3, Given.Hour(7));
        Assert.Equal(["Fired level", "Changed level -level"], scenario.Told);
        Assert.Equal((Given.Hour(2), Given.Hour(1)), (scenario.Last.Alerts[0].Since, scenario.Last.Alerts[1].EndedAt));
        scenario.Check(0.5m, Given.Hour(8));
        Assert.Equal("Resolved level", scenario.Told.Last());
        Assert.Single(scenario.Notifications.Select(planned => planned.Notification.Incident).Distinct());
    }

    [Fact]
    public void Reminders_wait_for_the_end_of_a_silence()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()) with { RepeatInterval = TimeSpan.FromHours(1) });
        scenario.Check(2, Given.Hour(0));
        scenario.Silence(Given.Hour(0), 4);
        scenario.Check(2, Given.Hour(2));
        scenario.Check(2, Given.Hour(3));
        Assert.Equal(["Fired level"], scenario.Told);
        scenario.Check(2, Given.Hour(4));
        Assert.Equal(["Fired level", "Reminder level"], scenario.Told);
    }

    [Fact]
    public void A_receiver_that_is_routed_only_during_a_silence_hears_nothing_of_the_end()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(2, Given.Hour(0));
        scenario.Silence(Given.Hour(0), 4);
        scenario.Watch = Given.Watch(Given.Level() with { Receivers = ["mail"] });
        scenario.Check(2, Given.Hour(2));
        scenario.Check(0.5m, Given.Hour(3));
        scenario.Plan(Given.Hour(4));
        Assert.Equal(["Fired level", "Resolved level"], scenario.ToldTo("ops"));
        Assert.Empty(scenario.ToldTo("mail"));
    }

    [Fact]
    public void Rules_removed_during_a_silence_are_resolved_in_one_message_at_its_end()
    {
        var scenario = new Scenario(Given.Watch(Given.Level(), Given.Level(3) with { Name = "much" }));
        scenario.Check(4, Given.Hour(0));
        scenario.Silence(Given.Hour(0), 6);
        scenario.Check(2, Given.Hour(1));
        scenario.Watch = Given.Watch();
        scenario.Check(2, Given.Hour(2));
        Assert.Equal(["Fired level much"], scenario.Told);
        scenario.Check(2, Given.Hour(6));
        Assert.Equal(["Fired level much", "Resolved much level"], scenario.Told);
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    [InlineData(90 * 86_400, true)]
    [InlineData((90 * 86_400) + 1, false)]
    public void A_silence_lasts_from_a_minute_to_ninety_days(int seconds, bool isAccepted) =>
        Assert.Equal(isAccepted, Silence.IsAccepted(TimeSpan.FromSeconds(seconds)));
}
