using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Alerting;

public sealed class SilenceTests
{
    [Fact]
    public void What_fires_during_a_silence_is_recorded_and_reminded_of_at_its_end()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(0.5m, Given.Hour(0));
        story.Silence(Given.Hour(0), 4);
        story.Check(2, Given.Hour(1));
        Assert.Empty(story.Told);
        Assert.True(story.Tellings.Single().IsSilenced);
        Assert.Single(story.Transitions);
        story.Check(2, Given.Hour(4));
        Assert.Equal(["Reminder level"], story.Told);
        Assert.Null(story.State!.Silence);
        Assert.Equal("default-level-1", story.Tellings[^1].Notification.Incident);
    }

    [Fact]
    public void What_was_told_before_and_ended_during_a_silence_is_told_at_its_end()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        story.Silence(Given.Hour(0), 4);
        story.Check(0.5m, Given.Hour(2));
        Assert.Equal(["Fired level"], story.Told);
        story.Check(0.5m, Given.Hour(5));
        Assert.Equal(["Fired level", "Resolved level"], story.Told);
        var resolved = story.Tellings[^1].Notification;
        Assert.Equal("default-level-1", resolved.Incident);
        Assert.Equal(Given.Hour(0), resolved.Since);
        Assert.Equal(["ops"], story.Tellings[^1].Receivers);
    }

    [Fact]
    public void What_came_and_went_during_a_silence_is_not_told()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(0.5m, Given.Hour(0));
        story.Silence(Given.Hour(0), 4);
        story.Check(2, Given.Hour(1));
        story.Check(0.5m, Given.Hour(2));
        story.Check(0.5m, Given.Hour(5));
        Assert.Empty(story.Told);
        Assert.Equal(2, story.Tellings.Count);
    }

    [Fact]
    public void An_incident_told_before_and_a_new_one_are_both_settled_in_their_order()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        story.Silence(Given.Hour(0), 6);
        story.Check(0.5m, Given.Hour(1));
        story.Check(3, Given.Hour(2));
        story.Check(3, Given.Hour(7));
        Assert.Equal(["Fired level", "Resolved level", "Reminder level"], story.Told);
        Assert.Equal("default-level-1", story.Tellings[^2].Notification.Incident);
        Assert.Equal("default-level-3", story.Tellings[^1].Notification.Incident);
        story.Check(0.5m, Given.Hour(8));
        Assert.Equal("Resolved level", story.Told.Last());
    }

    [Fact]
    public void Blindness_that_begins_during_a_silence_and_lasts_is_told_at_its_end()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(0.5m, Given.Hour(0));
        story.Silence(Given.Hour(0), 10);
        story.Check(Reading.Refused("503"), Given.Hour(7));
        Assert.Empty(story.Told);
        story.Check(Reading.Refused("503"), Given.Hour(11));
        Assert.Equal(["Blind blind"], story.Told);
        story.Check(0.5m, Given.Hour(12));
        Assert.Equal(["Blind blind", "Sighted blind"], story.Told);
    }

    [Fact]
    public void Blindness_told_before_and_over_during_a_silence_is_told_at_its_end()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(0.5m, Given.Hour(0));
        story.Check(Reading.Refused("503"), Given.Hour(7));
        story.Silence(Given.Hour(7), 4);
        story.Check(0.5m, Given.Hour(8));
        Assert.Equal(["Blind blind"], story.Told);
        story.Check(0.5m, Given.Hour(12));
        Assert.Equal(["Blind blind", "Sighted blind"], story.Told);
    }
}
