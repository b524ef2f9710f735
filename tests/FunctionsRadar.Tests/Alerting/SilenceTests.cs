namespace FunctionsRadar.Tests.Alerting;

public sealed class SilenceTests
{
    [Fact]
    public void What_fires_during_a_silence_is_recorded_and_told_at_its_end()
    {
        var story = new Scenario(Given.Watch(Given.Level()));
        story.Check(0.5m, Given.Hour(0));
        story.Silence(Given.Hour(0), 4);
        story.Check(2, Given.Hour(1));
        Assert.Empty(story.Told);
        Assert.Single(story.Transitions);
        story.Check(2, Given.Hour(3.9));
        Assert.Empty(story.Told);
        story.Check(2, Given.Hour(4));
        Assert.Equal(["Fired level"], story.Told);
        Assert.Null(story.State.Silence);
        Assert.Equal(Given.Hour(1), story.Last.Since);
    }

    [Fact]
    public void What_was_told_before_and_ended_during_a_silence_is_told_at_its_end()
    {
        var story = new Scenario(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        story.Check(3, Given.Hour(0.5));
        story.Silence(Given.Hour(0.5), 3.5);
        story.Check(0.5m, Given.Hour(2));
        Assert.Equal(["Fired level"], story.Told);
        story.Check(0.6m, Given.Hour(5));
        Assert.Equal(["Fired level", "Resolved level"], story.Told);
        var alert = story.Last.Alerts.Single();
        Assert.Equal((Given.Hour(0), Given.Hour(2), 3m), (alert.Since, alert.EndedAt, alert.Peak));
        Assert.Equal(story.Notifications[0].Notification.Id, story.Last.Incident);
    }

    [Fact]
    public void What_came_and_went_during_a_silence_is_not_told()
    {
        var story = new Scenario(Given.Watch(Given.Level()));
        story.Check(0.5m, Given.Hour(0));
        story.Silence(Given.Hour(0), 4);
        story.Check(2, Given.Hour(1));
        story.Check(0.5m, Given.Hour(2));
        story.Check(0.5m, Given.Hour(5));
        Assert.Empty(story.Told);
        Assert.Equal(2, story.Transitions.Count);
        Assert.Empty(story.State.Log.Ended);
    }

    [Fact]
    public void An_alert_that_ended_and_fired_again_during_a_silence_is_another_one()
    {
        var story = new Scenario(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        story.Silence(Given.Hour(0), 6);
        story.Check(0.5m, Given.Hour(1));
        story.Check(3, Given.Hour(2));
        story.Check(3, Given.Hour(7));
        Assert.Equal(["Fired level", "Changed level -level"], story.Told);
        Assert.Equal((Given.Hour(2), Given.Hour(1)), (story.Last.Alerts[0].Since, story.Last.Alerts[1].EndedAt));
        story.Check(0.5m, Given.Hour(8));
        Assert.Equal("Resolved level", story.Told.Last());
        Assert.Single(story.Notifications.Select(planned => planned.Notification.Incident).Distinct());
    }

    [Fact]
    public void Reminders_wait_for_the_end_of_a_silence()
    {
        var story = new Scenario(Given.Watch(Given.Level()) with { RepeatInterval = TimeSpan.FromHours(1) });
        story.Check(2, Given.Hour(0));
        story.Silence(Given.Hour(0), 4);
        story.Check(2, Given.Hour(2));
        story.Check(2, Given.Hour(3));
        Assert.Equal(["Fired level"], story.Told);
        story.Check(2, Given.Hour(4));
        Assert.Equal(["Fired level", "Reminder level"], story.Told);
    }

    [Fact]
    public void A_receiver_that_is_routed_only_during_a_silence_hears_nothing_of_the_end()
    {
        var story = new Scenario(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        story.Silence(Given.Hour(0), 4);
        story.Watch = Given.Watch(Given.Level() with { Receivers = ["mail"] });
        story.Check(2, Given.Hour(2));
        story.Check(0.5m, Given.Hour(3));
        story.Plan(Given.Hour(4));
        Assert.Equal(["Fired level", "Resolved level"], story.ToldTo("ops"));
        Assert.Empty(story.ToldTo("mail"));
    }

    [Fact]
    public void Rules_removed_during_a_silence_are_resolved_in_one_message_at_its_end()
    {
        var story = new Scenario(Given.Watch(Given.Level(), Given.Level(3) with { Name = "much" }));
        story.Check(4, Given.Hour(0));
        story.Silence(Given.Hour(0), 6);
        story.Check(2, Given.Hour(1));
        story.Watch = Given.Watch();
        story.Check(2, Given.Hour(2));
        Assert.Equal(["Fired level much"], story.Told);
        story.Check(2, Given.Hour(6));
        Assert.Equal(["Fired level much", "Resolved much level"], story.Told);
    }
}
