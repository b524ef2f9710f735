using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Alerting;

public sealed class LevelTests
{
    [Theory]
    [InlineData("0.5", AlertState.Ok)]
    [InlineData("1", AlertState.Ok)]
    [InlineData("1.000001", AlertState.Firing)]
    [InlineData("40", AlertState.Firing)]
    public void The_first_reading_fires_when_it_is_above_the_threshold(string share, AlertState expected)
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture), Given.Hour(0));
        Assert.Equal(expected, story.StateOf("level"));
        Assert.Equal(expected == AlertState.Firing ? ["Fired level"] : Array.Empty<string>(), story.Told);
    }

    [Fact]
    public void In_the_band_of_hysteresis_nothing_moves()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(0.95m, Given.Hour(0));
        Assert.Equal(AlertState.Ok, story.StateOf("level"));
        story.Check(2, Given.Hour(1));
        story.Check(0.95m, Given.Hour(2));
        Assert.Equal(AlertState.Firing, story.StateOf("level"));
        story.Check(0.9m, Given.Hour(3));
        Assert.Equal(AlertState.Ok, story.StateOf("level"));
        Assert.Equal(["Fired level", "Resolved level"], story.Told);
    }

    [Fact]
    public void Resolved_says_since_when_and_how_high_it_was()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        story.Check(3.5m, Given.Hour(1));
        story.Check(0.5m, Given.Hour(2));
        var resolved = story.Tellings[^1].Notification;
        Assert.Equal(Given.Hour(0), resolved.Since);
        Assert.Equal(Given.Hour(2), resolved.At);
        Assert.Equal(3.5m, resolved.Peak);
        Assert.Equal(0.5m, resolved.LegacyShare);
        Assert.Equal(3.5m, resolved.PreviousLegacyShare);
        Assert.Equal("default-level-1", resolved.Incident);
        Assert.Equal("default-level-2", resolved.Id);
    }

    [Fact]
    public void Confirmations_count_distinct_datasets_only()
    {
        var story = new Story(Given.Watch(Given.Level() with { Confirmations = 3 }));
        story.Check(2, Given.Hour(0));
        Assert.Equal(AlertState.Pending, story.StateOf("level"));
        story.Check(Given.Summary(2, Given.Hour(0)), Given.Hour(1));
        story.Check(Given.Summary(2, Given.Hour(0)), Given.Hour(2));
        Assert.Equal(1, story.State!.Alerts["level"].Breaches);
        story.Check(2, Given.Hour(3));
        Assert.Equal(AlertState.Pending, story.StateOf("level"));
        story.Check(2, Given.Hour(4));
        Assert.Equal(AlertState.Firing, story.StateOf("level"));
        Assert.Equal(["Fired level"], story.Told);
    }

    [Fact]
    public void Pending_goes_back_to_ok_in_silence_when_the_breach_is_not_confirmed()
    {
        var story = new Story(Given.Watch(Given.Level() with { Confirmations = 2 }));
        story.Check(2, Given.Hour(0));
        story.Check(1, Given.Hour(1));
        story.Check(2, Given.Hour(2));
        Assert.Equal(AlertState.Pending, story.StateOf("level"));
        Assert.Empty(story.Told);
        Assert.Equal(["ok>pending", "pending>ok", "ok>pending"], story.Transitions.Select(transition => $"{transition.From}>{transition.To}"));
    }

    [Fact]
    public void Recovery_needs_its_confirmations_in_a_row()
    {
        var story = new Story(Given.Watch(Given.Level() with { RecoveryConfirmations = 2 }));
        story.Check(2, Given.Hour(0));
        story.Check(0.5m, Given.Hour(1));
        story.Check(0.95m, Given.Hour(2));
        story.Check(0.5m, Given.Hour(3));
        Assert.Equal(AlertState.Firing, story.StateOf("level"));
        story.Check(0.5m, Given.Hour(4));
        Assert.Equal(AlertState.Ok, story.StateOf("level"));
    }

    [Fact]
    public void A_reminder_comes_after_the_repeat_interval_even_when_checks_fail()
    {
        var story = new Story(Given.Watch(Given.Level() with { RepeatInterval = TimeSpan.FromHours(4) }) with { MaximumSilence = TimeSpan.FromDays(9) });
        story.Check(2, Given.Hour(0));
        story.Check(2, Given.Hour(3.9));
        story.Check(Reading.Refused("Radar is down"), Given.Hour(4));
        story.Check(Reading.Refused("Radar is down"), Given.Hour(7));
        story.Check(Given.Summary(2, Given.Hour(3.9)), Given.Hour(8));
        Assert.Equal(["Fired level", "Reminder level", "Reminder level"], story.Told);
    }

    [Fact]
    public void No_reminder_comes_with_an_interval_of_zero()
    {
        var story = new Story(Given.Watch(Given.Level() with { RepeatInterval = TimeSpan.Zero }));
        story.Check(2, Given.Hour(0));
        story.Check(2, Given.Hour(500));
        Assert.Equal(["Fired level"], story.Told);
    }

    [Fact]
    public void A_clock_that_steps_backward_restarts_the_time_to_the_reminder()
    {
        var story = new Story(Given.Watch(Given.Level() with { RepeatInterval = TimeSpan.FromHours(4) }));
        story.Check(2, Given.Hour(10));
        story.Check(Given.Summary(2, Given.Hour(10)), Given.Hour(9.5));
        story.Check(Given.Summary(2, Given.Hour(10)), Given.Hour(13.4));
        Assert.Equal(["Fired level"], story.Told);
        story.Check(Given.Summary(2, Given.Hour(10)), Given.Hour(13.5));
        Assert.Equal(["Fired level", "Reminder level"], story.Told);
    }

    [Fact]
    public void The_explanation_names_the_numbers()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        Assert.Equal("the legacy share is 2 %, above 1 %", story.Explain("level").Reason);
        Assert.Equal(AlertState.Firing, story.Explain("level").To);
        story.Check(1.0004m, Given.Hour(0.5));
        Assert.Equal("the legacy share is 1.0004 %, above 1 %", story.Explain("level").Reason);
        story.Check(0.4m, Given.Hour(1));
        Assert.Equal("the legacy share is 0.4 %, at or below 0.9 %", story.Explain("level").Reason);
    }
}
