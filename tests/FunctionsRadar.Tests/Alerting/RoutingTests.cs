using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>Who hears what, also when receivers come, go or change.</summary>
public sealed class RoutingTests
{
    [Fact]
    public void Receivers_that_hear_the_same_share_a_notification_and_others_get_their_own()
    {
        var story = new Scenario(
            Given.Watch(Given.Level() with { Receivers = ["mail", "ops"] }, Given.Much with { Receivers = ["chat", "ops"] }));
        story.Check(4, Given.Hour(0));
        Assert.Equal(["Fired much"], story.ToldTo("chat"));
        Assert.Equal(["Fired level"], story.ToldTo("mail"));
        Assert.Equal(["Fired level much"], story.ToldTo("ops"));
        Assert.Single(story.Notifications.Select(planned => planned.Notification.Incident).Distinct());
        Assert.Equal(story.Notifications[0].Notification.Id, story.Notifications[0].Notification.Incident);

        story.Check(0.5m, Given.Hour(1));
        Assert.Equal(["Fired level", "Resolved level"], story.ToldTo("mail"));
    }

    [Fact]
    public void A_rule_without_receivers_tells_nobody_and_is_recorded()
    {
        var story = new Scenario(Given.Watch(Given.Level() with { Receivers = [] }));
        story.Check(2, Given.Hour(0));
        Assert.Empty(story.Notifications);
        Assert.Single(story.Transitions);
    }

    [Fact]
    public void A_receiver_that_is_added_while_something_fires_hears_of_it_and_of_its_end()
    {
        var story = new Scenario(Given.Watch(Given.Level() with { Receivers = [] }));
        story.Check(2, Given.Hour(0));
        story.Watch = Given.Watch(Given.Level());
        story.Check(Given.Summary(2, Given.Hour(0)), Given.Hour(1));
        story.Check(0.5m, Given.Hour(2));
        Assert.Equal(["Fired level", "Resolved level"], story.ToldTo("ops"));
        Assert.Equal(Given.Hour(0), story.Last.Since);
    }

    [Fact]
    public void Other_receivers_hear_of_it_even_when_the_check_accepts_nothing()
    {
        var story = new Scenario(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        story.Watch = Given.Watch(Given.Level() with { Receivers = ["mail"] });
        story.Check(Reading.Refused("503"), Given.Hour(1));
        Assert.Equal(["Fired level"], story.ToldTo("mail"));
        Assert.Equal(["Fired level", "Resolved level"], story.ToldTo("ops"));
        var resolved = story.Notifications.Single(planned => planned.Notification.Type == NotificationType.Resolved).Notification;
        Assert.Equal("not routed to this receiver any more", resolved.Alerts[0].Reason);
    }

    [Fact]
    public void A_receiver_that_is_routed_less_hears_that_the_rest_is_over_for_it()
    {
        var story = new Scenario(Given.Watch(Given.Level(), Given.Much));
        story.Check(4, Given.Hour(0));
        story.Watch = Given.Watch(Given.Level(), Given.Much with { Receivers = ["mail"] });
        story.Check(4, Given.Hour(1));
        Assert.Equal(["Fired level much", "Changed level -much"], story.ToldTo("ops"));
        var endedAt = story.Notifications[^1].Notification.Alerts[^1].EndedAt
            ?? story.Notifications[^2].Notification.Alerts[^1].EndedAt;
        Assert.Equal((Given.Hour(1), AlertState.Firing), (endedAt, story.StateOf("much")));
    }

    [Fact]
    public void A_renamed_receiver_hears_what_fires_under_its_new_name_and_both_hear_the_end()
    {
        var story = new Scenario(Given.Watch(Given.Level()) with { RepeatInterval = TimeSpan.FromHours(1) });
        story.Check(2, Given.Hour(0));
        story.Recipients = [new("pager")];
        story.Watch = story.Watch with { Rules = [Given.Level() with { Receivers = ["pager"] }] };
        story.Check(2, Given.Hour(2));
        Assert.Equal(["Fired level"], story.ToldTo("ops"));
        Assert.Equal(["Fired level"], story.ToldTo("pager"));
        story.Check(0.5m, Given.Hour(2.5));
        Assert.Equal(["Fired level", "Resolved level"], story.ToldTo("ops"));
        Assert.Equal(["Fired level", "Resolved level"], story.ToldTo("pager"));
        Assert.Empty(story.State.Log.Entries);
    }

    [Fact]
    public void Another_program_that_does_not_know_a_receiver_leaves_it_alone()
    {
        var story = new Scenario(Given.Watch(Given.Level(), Given.Much) with { RepeatInterval = TimeSpan.FromHours(1) });
        var (known, watch) = (story.Recipients, story.Watch);
        story.Check(2, Given.Hour(0));
        story.Recipients = [new("log")];
        story.Watch = watch with
        {
            Rules = [Given.Level() with { Receivers = ["log"] }, Given.Much with { Receivers = ["log"] }],
        };
        story.Check(4, Given.Hour(2));
        Assert.Equal(["Fired level"], story.ToldTo("ops"));
        (story.Recipients, story.Watch) = (known, watch);
        story.Check(4, Given.Hour(2.5));
        Assert.Equal(
            ["Fired level", "Changed much level"],
            story.ToldTo("ops").Select(told => told.Replace("level much", "much level", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_receiver_that_wants_no_ends_hears_of_none_and_of_what_is_new()
    {
        var story = new Scenario(Given.Watch(Given.Level(), Given.Much)) { Recipients = [new("ops", SendResolved: false)] };
        story.Check(4, Given.Hour(0));
        story.Check(2, Given.Hour(1));
        Assert.Equal(["Fired level much"], story.Told);
        story.Check(4, Given.Hour(2));
        story.Check(0.5m, Given.Hour(3));
        Assert.Equal(["Fired level much", "Changed level much"], story.Told);
        Assert.Empty(story.State.Log.Entries);
        story.Check(2, Given.Hour(4));
        Assert.Equal("Fired level", story.Told.Last());
        Assert.Equal(story.Last.Id, story.Last.Incident);
    }

    [Fact]
    public void A_change_that_ends_something_for_one_who_wants_no_ends_does_not_put_off_the_reminder()
    {
        var story = new Scenario(Given.Watch(Given.Level(), Given.Much) with { RepeatInterval = TimeSpan.FromHours(4) })
        {
            Recipients = [new("ops", SendResolved: false)],
        };
        story.Check(4, Given.Hour(0));
        story.Check(2, Given.Hour(3));
        story.Check(2, Given.Hour(4));
        Assert.Equal(["Fired level much", "Reminder level"], story.Told);
    }
}
