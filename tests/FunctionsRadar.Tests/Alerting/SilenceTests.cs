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

    [Fact]
    public void What_is_told_at_the_end_says_that_it_was_held_back()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        story.Check(3, Given.Hour(1));
        story.Silence(Given.Hour(1), 4);
        story.Check(0.5m, Given.Hour(2));
        story.Check(4, Given.Hour(3));
        story.Settle(Given.Hour(4.9));
        Assert.NotNull(story.State!.Silence);
        story.Settle(Given.Hour(5));
        var resolved = story.Tellings[^2].Notification;
        Assert.Equal("the legacy share is 0.5 %, at or below 0.9 % (it ended during a silence, on 2026-11-02 10:00 UTC)", resolved.Reason);
        Assert.Equal((3m, AlertState.Ok, "level"), (resolved.Peak, resolved.State, resolved.Rule));
        Assert.Equal("still firing at the end of a silence", story.Tellings[^1].Notification.Reason);
    }

    [Fact]
    public void Blindness_told_at_the_end_says_so()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(0.5m, Given.Hour(0));
        story.Silence(Given.Hour(0), 10);
        story.Check(Reading.Refused("503"), Given.Hour(7));
        story.Settle(Given.Hour(10));
        var blind = story.Tellings[^1].Notification;
        Assert.Equal("nothing was accepted since 2026-11-02 08:00 UTC; it was not told during a silence", blind.Reason);
        Assert.Equal(("default-blind-1", "default-blind-2", Severity.Warning, Given.Hour(0)), (blind.Incident, blind.Id, blind.Severity, blind.Since));
    }

    [Fact]
    public void Blindness_that_came_and_went_during_a_silence_is_not_told()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(0.5m, Given.Hour(0));
        story.Silence(Given.Hour(0), 10);
        story.Check(Reading.Refused("503"), Given.Hour(7));
        story.Check(0.5m, Given.Hour(8));
        Assert.Empty(story.State!.Silence!.Owed);
        story.Check(0.5m, Given.Hour(11));
        Assert.Empty(story.Told);
        Assert.Equal(["sighted>blind", "blind>sighted"], story.Transitions.Select(transition => $"{transition.From}>{transition.To}"));
    }

    [Fact]
    public void Blindness_told_before_is_not_told_again_at_the_end()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(0.5m, Given.Hour(0));
        story.Check(Reading.Refused("503"), Given.Hour(7));
        story.Silence(Given.Hour(7), 4);
        story.Check(Reading.Refused("503"), Given.Hour(12));
        Assert.Equal(["Blind blind"], story.Told);
        Assert.Equal(["ops"], story.State!.Blindness!.ToldTo);
    }

    [Fact]
    public void A_silenced_reminder_makes_nobody_hear_of_the_end()
    {
        var rule = Given.Level() with { RepeatInterval = TimeSpan.FromHours(2) };
        var story = new Story(Given.Watch(rule));
        story.Check(2, Given.Hour(0));
        story.Silence(Given.Hour(0), 4);
        story.Watch = Given.Watch(rule with { Receivers = ["mail"] });
        story.Check(2, Given.Hour(2));
        story.Check(0.5m, Given.Hour(3));
        story.Settle(Given.Hour(4));
        Assert.Equal(["Fired level", "Resolved level"], story.Told);
        Assert.Equal(["ops"], story.Tellings[^1].Receivers);
    }

    [Fact]
    public void What_came_and_went_is_recorded_for_those_who_would_have_been_told()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(0.5m, Given.Hour(0));
        story.Silence(Given.Hour(0), 4);
        story.Check(2, Given.Hour(1));
        story.Check(0.5m, Given.Hour(2));
        Assert.All(story.Tellings, telling => Assert.Equal(["ops"], telling.Receivers));
        Assert.Empty(story.State!.Silence!.Owed);
    }

    [Fact]
    public void Ends_that_are_owed_add_up()
    {
        var story = new Story(Given.Watch(Given.Level(), Given.Level(3) with { Name = "much" }));
        story.Check(4, Given.Hour(0));
        story.Silence(Given.Hour(0), 6);
        story.Check(2, Given.Hour(1));
        story.Check(0.5m, Given.Hour(2));
        Assert.Equal(["much", "level"], story.State!.Silence!.Owed.Select(end => end.Rule!.Name));
        story.Settle(Given.Hour(6));
        Assert.Equal(["Fired level", "Fired much", "Resolved much", "Resolved level"], story.Told);
        Assert.Null(story.State.Silence);
    }

    [Fact]
    public void A_rule_removed_during_a_silence_is_resolved_at_its_end()
    {
        var story = new Story(Given.Watch(Given.Level(), Given.Level(3) with { Name = "much" }));
        story.Check(4, Given.Hour(0));
        story.Silence(Given.Hour(0), 6);
        story.Check(2, Given.Hour(1));
        story.Watch = Given.Watch();
        story.Settle(Given.Hour(2));
        Assert.Equal(["Fired level", "Fired much"], story.Told);
        Assert.Equal(["much", "level"], story.State!.Silence!.Owed.Select(end => end.Rule!.Name));
        story.Settle(Given.Hour(6));
        Assert.Equal(["Fired level", "Fired much", "Resolved much", "Resolved level"], story.Told);
    }

    [Fact]
    public void An_end_during_a_silence_is_recorded_for_those_who_heard_of_the_beginning()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        story.Silence(Given.Hour(0), 4);
        story.Watch = Given.Watch(Given.Level() with { Receivers = ["mail"] });
        story.Check(0.5m, Given.Hour(1));
        Assert.True(story.Tellings[^1].IsSilenced);
        Assert.Equal(["ops"], story.Tellings[^1].Receivers);
    }
}
