using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Alerting;

public sealed class BlindnessTests
{
    [Fact]
    public void Blindness_is_told_once_and_so_is_its_end()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(0.42m, Given.Hour(0));
        story.Check(Reading.Refused("401 Authentication error"), Given.Hour(6));
        Assert.Empty(story.Told);
        story.Check(Reading.Refused("401 Authentication error"), Given.Hour(6.1));
        story.Check(Reading.Refused("401 Authentication error"), Given.Hour(7));
        story.Check(Given.Summary(0.5m, Given.Hour(8), level: 1), Given.Hour(8));
        Assert.Equal(["Blind blind"], story.Told);
        var blind = story.Tellings.Single().Notification;
        Assert.Equal(Given.Hour(0), blind.Since);
        Assert.Equal(0.42m, blind.LegacyShare);
        Assert.Equal(Severity.Warning, blind.Severity);
        Assert.Contains("401 Authentication error", blind.Reason, StringComparison.Ordinal);

        story.Check(0.5m, Given.Hour(9));
        story.Check(0.5m, Given.Hour(10));
        Assert.Equal(["Blind blind", "Sighted blind"], story.Told);
        Assert.Equal(blind.Id, story.Tellings[^1].Notification.Incident);
        Assert.Equal(["sighted>blind", "blind>sighted"], story.Transitions.Select(transition => $"{transition.From}>{transition.To}"));
    }

    [Fact]
    public void A_watch_that_was_never_right_is_blind_from_its_first_check_on()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(Reading.Refused("no route"), Given.Hour(0));
        story.Check(Reading.Refused("no route"), Given.Hour(6.5));
        Assert.Equal(["Blind blind"], story.Told);
        Assert.Equal(Given.Hour(0), story.Tellings[0].Notification.Since);
        Assert.Null(story.Tellings[0].Notification.LegacyShare);
    }

    [Fact]
    public void The_same_dataset_again_keeps_sight_until_it_is_too_old()
    {
        var story = new Story(Given.Watch(Given.Level()));
        for (var hour = 0; hour <= 24; hour += 2)
            story.Check(Given.Summary(0.5m, Given.Hour(0)), Given.Hour(hour));
        Assert.Empty(story.Told);
        story.Check(Given.Summary(0.5m, Given.Hour(0)), Given.Hour(31));
        Assert.Equal(["Blind blind"], story.Told);
        Assert.Contains("old, more than", story.Tellings[0].Notification.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_or_a_silence_before_the_first_check_does_not_start_the_time_to_blindness()
    {
        var watch = Given.Watch(Given.Level());
        var story = new Story(watch) { State = Drill.Of(watch, new WatchState { Watch = watch.Name, Fingerprint = watch.Fingerprint, FirstCheckAt = Given.Hour(0) }, "ops", Given.Hour(0)).State };
        story.Check(Reading.Refused("503"), Given.Hour(48));
        Assert.Empty(story.Told);
        story.Check(Reading.Refused("503"), Given.Hour(54.1));
        Assert.Equal(["Blind blind"], story.Told);
    }

    [Fact]
    public void A_long_gap_between_checks_is_no_blindness()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(0.5m, Given.Hour(0));
        story.Check(0.5m, Given.Hour(100));
        Assert.Empty(story.Told);
    }

    [Fact]
    public void A_clock_that_steps_backward_restarts_the_time_to_blindness()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(0.5m, Given.Hour(20));
        story.Check(Reading.Refused("503"), Given.Hour(10));
        story.Check(Reading.Refused("503"), Given.Hour(15));
        Assert.Empty(story.Told);
        story.Check(Reading.Refused("503"), Given.Hour(16.1));
        Assert.Equal(["Blind blind"], story.Told);
    }

    [Fact]
    public void A_clock_that_steps_backward_before_anything_was_accepted_restarts_it_too()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(Reading.Refused("503"), Given.Hour(20));
        story.Check(Reading.Refused("503"), Given.Hour(10));
        story.Check(Reading.Refused("503"), Given.Hour(16));
        Assert.Empty(story.Told);
        story.Check(Reading.Refused("503"), Given.Hour(16.1));
        Assert.Equal(["Blind blind"], story.Told);
        Assert.Null(story.State!.LastAcceptedAt);
        Assert.Equal(Given.Hour(10), story.Tellings[0].Notification.Since);
    }
}
