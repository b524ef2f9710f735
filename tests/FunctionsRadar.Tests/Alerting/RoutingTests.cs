using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>Who hears what, also when receivers come, go or change.</summary>
public sealed class RoutingTests
{
    private static readonly ImmutableDictionary<string, bool> OnlyBeginnings = Given.Receivers("ops").SetItem("ops", false);

    [Fact]
    public void Receivers_that_hear_the_same_share_a_notification_and_others_get_their_own()
    {
        var scenario = new Scenario(
            Given.Watch(Given.Level() with { Receivers = ["mail", "ops"] }, Given.Much with { Receivers = ["chat", "ops"] }));
        scenario.Check(4, Given.Hour(0));
        Assert.Equal(["Fired much"], scenario.ToldTo("chat"));
        Assert.Equal(["Fired level"], scenario.ToldTo("mail"));
        Assert.Equal(["Fired level much"], scenario.ToldTo("ops"));
        Assert.Single(scenario.Notifications.Select(planned => planned.Notification.Incident).Distinct());
        Assert.Equal(scenario.Notifications[0].Notification.Id, scenario.Notifications[0].Notification.Incident);

        scenario.Check(0.5m, Given.Hour(1));
        Assert.Equal(["Fired level", "Resolved level"], scenario.ToldTo("mail"));
    }

    [Fact]
    public void A_rule_without_receivers_tells_nobody_and_is_recorded()
    {
        var scenario = new Scenario(Given.Watch(Given.Level() with { Receivers = [] }));
        scenario.Check(2, Given.Hour(0));
        Assert.Empty(scenario.Notifications);
        Assert.Single(scenario.Transitions);
    }

    [Fact]
    public void A_receiver_that_is_added_while_something_fires_hears_of_it_and_of_its_end()
    {
        var scenario = new Scenario(Given.Watch(Given.Level() with { Receivers = [] }));
        scenario.Check(2, Given.Hour(0));
        scenario.Watch = Given.Watch(Given.Level());
        scenario.Check(Given.Summary(2, Given.Hour(0)), Given.Hour(1));
        scenario.Check(0.5m, Given.Hour(2));
        Assert.Equal(["Fired level", "Resolved level"], scenario.ToldTo("ops"));
        Assert.Equal(Given.Hour(0), scenario.Last.Since);
    }

    [Fact]
    public void Other_receivers_hear_of_it_even_when_the_check_accepts_nothing()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(2, Given.Hour(0));
        scenario.Watch = Given.Watch(Given.Level() with { Receivers = ["mail"] });
        scenario.Check(Reading.Refused("503"), Given.Hour(1));
        Assert.Equal(["Fired level"], scenario.ToldTo("mail"));
        Assert.Equal(["Fired level", "Resolved level"], scenario.ToldTo("ops"));
        var resolved = scenario.Notifications
            .Single(planned => planned.Notification.Type == NotificationType.Resolved).Notification;
        Assert.Equal("not routed to this receiver any more", resolved.Alerts[0].Reason);
    }

    [Fact]
    public void A_receiver_that_is_routed_less_hears_that_the_rest_is_over_for_it()
    {
        var scenario = new Scenario(Given.Watch(Given.Level(), Given.Much));
        scenario.Check(4, Given.Hour(0));
        scenario.Watch = Given.Watch(Given.Level(), Given.Much with { Receivers = ["mail"] });
        scenario.Check(4, Given.Hour(1));
        Assert.Equal(["Fired level much", "Changed level -much"], scenario.ToldTo("ops"));
        var endedAt = scenario.Notifications[^1].Notification.Alerts[^1].EndedAt
            ?? scenario.Notifications[^2].Notification.Alerts[^1].EndedAt;
        Assert.Equal((Given.Hour(1), AlertState.Firing), (endedAt, scenario.GetState("much")));
    }

    [Fact]
    public void A_renamed_receiver_hears_what_fires_under_its_new_name_and_both_hear_the_end()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()) with { RepeatInterval = TimeSpan.FromHours(1) });
        scenario.Check(2, Given.Hour(0));
        scenario.Receivers = Given.Receivers("pager");
        scenario.Watch = scenario.Watch with { Rules = [Given.Level() with { Receivers = ["pager"] }] };
        scenario.Check(2, Given.Hour(2));
        Assert.Equal(["Fired level"], scenario.ToldTo("ops"));
        Assert.Equal(["Fired level"], scenario.ToldTo("pager"));
        scenario.Check(0.5m, Given.Hour(2.5));
        Assert.Equal(["Fired level", "Resolved level"], scenario.ToldTo("ops"));
        Assert.Equal(["Fired level", "Resolved level"], scenario.ToldTo("pager"));
        Assert.Empty(scenario.State.Log.Entries);
    }

    [Fact]
    public void Another_program_that_does_not_know_a_receiver_leaves_it_alone()
    {
        var scenario = new Scenario(Given.Watch(Given.Level(), Given.Much) with { RepeatInterval = TimeSpan.FromHours(1) });
        var (known, watch) = (scenario.Receivers, scenario.Watch);
        scenario.Check(2, Given.Hour(0));
        scenario.Receivers = Given.Receivers("log");
        scenario.Watch = watch with
        {
            Rules = [Given.Level() with { Receivers = ["log"] }, Given.Much with { Receivers = ["log"] }],
        };
        scenario.Check(4, Given.Hour(2));
        Assert.Equal(["Fired level"], scenario.ToldTo("ops"));
        (scenario.Receivers, scenario.Watch) = (known, watch);
        scenario.Check(4, Given.Hour(2.5));
        Assert.Equal(
            ["Fired level", "Changed much level"],
            scenario.ToldTo("ops").Select(told => told.Replace("level much", "much level", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_receiver_that_wants_no_ends_hears_of_none_and_of_what_is_new()
    {
        var scenario = new Scenario(Given.Watch(Given.Level(), Given.Much)) { Receivers = OnlyBeginnings };
        scenario.Check(4, Given.Hour(0));
        scenario.Check(2, Given.Hour(1));
        Assert.Equal(["Fired level much"], scenario.Told);
        scenario.Check(4, Given.Hour(2));
        scenario.Check(0.5m, Given.Hour(3));
        Assert.Equal(["Fired level much", "Changed level much"], scenario.Told);
        Assert.Empty(scenario.State.Log.Entries);
        scenario.Check(2, Given.Hour(4));
        Assert.Equal("Fired level", scenario.Told.Last());
        Assert.Equal(scenario.Last.Id, scenario.Last.Incident);
    }

    [Fact]
    public void A_change_that_ends_something_for_one_who_wants_no_ends_does_not_put_off_the_reminder()
    {
        var scenario = new Scenario(Given.Watch(Given.Level(), Given.Much) with { RepeatInterval = TimeSpan.FromHours(4) })
        {
            Receivers = OnlyBeginnings,
        };
        scenario.Check(4, Given.Hour(0));
        scenario.Check(2, Given.Hour(3));
        scenario.Check(2, Given.Hour(4));
        Assert.Equal(["Fired level much", "Reminder level"], scenario.Told);
    }
}
