using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>What receivers are told, and which of them.</summary>
public sealed class TellingTests
{
    [Fact]
    public void A_message_carries_all_that_the_latest_snapshot_says()
    {
        var story = new Story(Given.Watch(Given.Level() with { Severity = Severity.Critical }));
        story.Check(0.5m, Given.Hour(0));
        var summary = Given.Summary(2, Given.Hour(1), 5, Given.Annotation("OUTAGE"));
        story.Check(summary, Given.Hour(1.5));

        var told = story.Tellings.Single().Notification;
        Assert.Equal(("default-level-1", "default-level-1", NotificationType.Fired), (told.Id, told.Incident, told.Type));
        Assert.Equal(("default", "level", Severity.Critical, AlertState.Firing), (told.Watch, told.Rule, told.Severity, told.State));
        Assert.Equal((Measure.LegacyShare, 2m, 1m, null), (told.Measure, told.Value, told.Threshold, told.Peak));
        Assert.Equal((2m, 0.5m), (told.LegacyShare, told.PreviousLegacyShare));
        Assert.Equal((Given.Hour(1.5), Given.Hour(1.5), Given.Hour(1)), (told.At, told.Since, told.LastUpdated));
        Assert.Equal((summary.Window, summary.Confidence), (told.Window, told.Confidence));
        Assert.Equal(summary.Shares, told.Shares);
        Assert.Equal(["TLS 1.0", "TLS 1.1"], told.LegacyVersions);
        Assert.Equal("the legacy share is 2 %, above 1 %", told.Reason);
    }

    [Fact]
    public void A_transition_is_recorded_with_its_evidence()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(Given.Summary(2, Given.Hour(0)), Given.Hour(1));
        story.Check(Reading.Refused("503"), Given.Hour(8));
        Assert.Equal(
            [
                new Transition("default-level-1", "default", "level", Given.Hour(1), "ok", "firing", "the legacy share is 2 %, above 1 %", 2, 1, 2, Given.Hour(0)),
                new Transition("default-blind-2", "default", "blind", Given.Hour(8), "sighted", "blind", "nothing was accepted for 7 h, since 2026-11-02 09:00 UTC: 503", null, null, 2, Given.Hour(0)),
            ],
            story.Transitions);
    }

    [Fact]
    public void A_message_that_something_fires_says_when_it_will_be_repeated()
    {
        var story = new Story(Given.Watch(
            Given.Level() with { RepeatInterval = TimeSpan.FromHours(2) }, Given.Level() with { Name = "once", RepeatInterval = TimeSpan.Zero }));
        story.Check(2, Given.Hour(0));
        story.Check(2, Given.Hour(3));
        Assert.Equal([Given.Hour(2), null, Given.Hour(5)], story.Tellings.Select(telling => telling.Notification.NextReminderAt));
    }

    [Fact]
    public void A_reminder_tells_why_it_still_fires_under_the_incident_it_belongs_to()
    {
        var story = new Story(Given.Watch(Given.Level() with { RepeatInterval = TimeSpan.FromHours(2) }));
        story.Check(2, Given.Hour(0));
        story.Check(3, Given.Hour(2));
        story.Check(Reading.Refused("503 Service Unavailable"), Given.Hour(4));
        var reminders = story.Tellings.Skip(1).Select(telling => telling.Notification).ToArray();
        Assert.Equal(
            ["the legacy share is 3 %, above 1 %", "still firing; the last check accepted nothing: 503 Service Unavailable"],
            reminders.Select(reminder => reminder.Reason));
        Assert.All(reminders, reminder => Assert.Equal(("default-level-1", AlertState.Firing, Given.Hour(0)), (reminder.Incident, reminder.State, reminder.Since)));
    }

    [Fact]
    public void The_end_is_told_to_everybody_who_heard_of_the_incident()
    {
        var rule = Given.Level() with { RepeatInterval = TimeSpan.FromHours(2) };
        var story = new Story(Given.Watch(rule));
        story.Check(2, Given.Hour(0));
        story.Watch = Given.Watch(rule with { Receivers = ["mail"] });
        story.Check(2, Given.Hour(2));
        story.Watch = Given.Watch(rule with { Receivers = ["chat"] });
        story.Check(0.5m, Given.Hour(3));
        Assert.Equal(["ops", "mail", "ops mail"], story.Tellings.Select(telling => string.Join(' ', telling.Receivers)));
    }

    [Fact]
    public void A_rule_without_receivers_tells_nobody_and_is_recorded()
    {
        var story = new Story(Given.Watch(Given.Level() with { Receivers = [] }));
        story.Check(2, Given.Hour(0));
        Assert.Empty(story.Tellings);
        Assert.Single(story.Transitions);
    }

    [Fact]
    public void Nobody_hears_of_an_end_whose_beginning_nobody_heard_of()
    {
        var story = new Story(Given.Watch(Given.Level() with { Receivers = [] }));
        story.Check(2, Given.Hour(0));
        story.Watch = Given.Watch(Given.Level());
        story.Check(0.5m, Given.Hour(1));
        Assert.Empty(story.Tellings);
        Assert.Equal(["ok>firing", "firing>ok"], story.Transitions.Select(transition => $"{transition.From}>{transition.To}"));
    }

    [Fact]
    public void Another_confirmation_is_no_transition()
    {
        var story = new Story(Given.Watch(Given.Level() with { Confirmations = 3 }));
        for (var hour = 0; hour < 4; hour++)
            story.Check(2, Given.Hour(hour));
        Assert.Equal(["ok>pending", "pending>firing"], story.Transitions.Select(transition => $"{transition.From}>{transition.To}"));
    }

    [Fact]
    public void The_same_dataset_again_leaves_the_snapshots_as_they_were_first_seen()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(0.5m, Given.Hour(0));
        story.Check(0.6m, Given.Hour(1));
        var before = story.State!;
        story.Check(Given.Summary(0.6m, Given.Hour(1)), Given.Hour(2));
        Assert.Equal((before.Latest, before.Previous, Given.Hour(2)), (story.State!.Latest, story.State.Previous, story.State.LastAcceptedAt));
    }

    [Fact]
    public void An_alert_says_since_when_it_is_in_its_state()
    {
        var story = new Story(Given.Watch(Given.Level() with { Confirmations = 3 }));
        DateTimeOffset[] since = [.. new[] { 0.5m, 0.5m, 2, 2, 2, 2, 0.5m }.Select((share, hour) =>
        {
            story.Check(share, Given.Hour(hour));
            return story.State!.Alerts["level"].Since;
        })];
        Assert.Equal([Given.Hour(0), Given.Hour(0), Given.Hour(2), Given.Hour(2), Given.Hour(4), Given.Hour(4), Given.Hour(6)], since);
    }

    [Fact]
    public void What_is_told_of_blindness_is_how_long_it_lasted_and_why_it_began_and_ended()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(0.5m, Given.Hour(0));
        story.Check(Reading.Refused("503"), Given.Hour(7));
        story.Check(0.6m, Given.Hour(9));
        Assert.Equal(
            [
                "nothing was accepted for 7 h, since 2026-11-02 08:00 UTC: 503",
                "sighted again after 9 h: the dataset of 2026-11-02 17:00 UTC is new: legacy share 0.6 %",
            ],
            story.Tellings.Select(telling => telling.Notification.Reason));
        var sighted = story.Tellings[^1].Notification;
        Assert.Equal((Given.Hour(0), 0.6m, Severity.Warning, null), (sighted.Since, sighted.LegacyShare, sighted.Severity, sighted.Rule));
    }

    [Fact]
    public void Blindness_is_told_to_all_receivers_of_the_watch_once_each()
    {
        var story = new Story(Given.Watch(Given.Level() with { Receivers = ["ops", "mail"] }, Given.Rise() with { Receivers = ["chat", "ops"] }));
        story.Check(Reading.Refused("503"), Given.Hour(0));
        story.Check(Reading.Refused("503"), Given.Hour(7));
        Assert.Equal(["chat", "mail", "ops"], story.Tellings.Single().Receivers);
    }

    [Fact]
    public void A_test_reaches_one_receiver_even_during_a_silence_and_changes_nothing_else()
    {
        var story = new Story(Given.Watch(Given.Level() with { Receivers = ["ops", "mail"] }));
        story.Check(0.5m, Given.Hour(0));
        story.Silence(Given.Hour(0), 4);

        var drill = Drill.Of(story.Watch, story.State!, "mail", Given.Hour(1));

        var telling = Assert.Single(drill.Tellings);
        Assert.Equal(["mail"], telling.Receivers);
        Assert.False(telling.IsSilenced);
        var told = telling.Notification;
        Assert.Equal(("default-test-1", "default-test-1", "test", Severity.Info), (told.Id, told.Incident, told.Subject, told.Severity));
        Assert.Equal((NotificationType.Test, Given.Hour(1), 0.5m), (told.Type, told.At, told.LegacyShare));
        Assert.Equal("a test of this receiver, asked for by an operator; nothing is wrong", told.Reason);
        Assert.Equal(story.State! with { Sequence = 1 }, drill.State);
        Assert.Empty(drill.Transitions);
    }
}
