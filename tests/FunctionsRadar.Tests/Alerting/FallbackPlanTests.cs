using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>What the fallback <c>spare</c> is told when a notification could not be delivered to its receiver.</summary>
public sealed class FallbackPlanTests
{
    private static readonly DateTimeOffset Later = Given.Hour(0.5);

    [Fact]
    public void A_fallback_gets_what_was_not_delivered_and_then_the_rest_of_the_incident()
    {
        var story = new Scenario(Given.Watch(Given.Level(), Given.Much));
        story.Check(2, Given.Hour(0));
        var undelivered = story.Last;
        var told = story.StandIn(undelivered, "ops", "spare", Later)!;
        Assert.Equal(undelivered with { Alerts = told.Alerts }, told);
        Assert.Equal(undelivered.Alerts, told.Alerts);
        Assert.Equal(["spare"], story.Notifications[^1].Receivers);
        Assert.Empty(story.State.Log.Ended);

        story.Check(4, Given.Hour(1));
        story.Check(2, Given.Hour(2));
        story.Check(0.5m, Given.Hour(3));
        Assert.Equal(["Fired level", "Changed level much", "Changed level -much", "Resolved level"], story.ToldTo("spare"));
        Assert.Equal(story.ToldTo("ops"), story.ToldTo("spare"));
        Assert.Empty(story.State.Log.Entries);
    }

    [Fact]
    public void The_log_says_what_a_fallback_was_told_and_for_whom()
    {
        var story = new Scenario(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        story.StandIn(story.Last, "ops", "spare", Later);
        var entry = story.State.Log.Find("spare")!;
        Assert.Equal((story.Last.Incident, Given.Hour(0), Later), (entry.Incident, entry.Since, entry.At));
        Assert.Equal([story.Transitions[0].Id], entry.Told);
        Assert.Equal(["ops"], entry.FallbackFor);
    }

    [Fact]
    public void What_a_fallback_knows_it_does_not_hear_again()
    {
        var story = new Scenario(Given.Watch(Given.Level()) with { RepeatInterval = TimeSpan.FromHours(1) });
        story.Check(2, Given.Hour(0));
        var fired = story.Last;
        story.Check(2, Given.Hour(1));
        Assert.NotNull(story.StandIn(fired, "ops", "spare", Given.Hour(1)));
        Assert.Null(story.StandIn(fired, "ops", "spare", Given.Hour(1)));
        Assert.Null(story.StandIn(story.Notifications[1].Notification, "ops", "spare", Given.Hour(1)));
    }

    [Fact]
    public void An_end_that_was_not_delivered_is_nothing_for_a_fallback()
    {
        var story = new Scenario(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        story.Check(0.5m, Given.Hour(1));
        Assert.Null(story.StandIn(story.Last, "ops", "spare", Given.Hour(2)));
    }

    [Fact]
    public void A_change_or_a_reminder_begins_the_incident_for_a_fallback_that_knows_nothing_of_it()
    {
        var story = new Scenario(Given.Watch(Given.Level(), Given.Much));
        story.Check(4, Given.Hour(0));
        story.Check(2, Given.Hour(1));
        Assert.Equal("Changed level -much", Scenario.Describe(story.Last));
        Assert.Equal("Fired level", Scenario.Describe(story.StandIn(story.Last, "ops", "spare", Given.Hour(2))!));
    }

    [Fact]
    public void A_change_stays_a_change_for_a_fallback_that_stood_in_for_the_beginning()
    {
        var story = new Scenario(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        var fired = story.Last;
        story.Silence(Given.Hour(0), 3);
        story.Check(0.5m, Given.Hour(1));
        story.Check(2, Given.Hour(2));
        story.Check(2, Given.Hour(3));
        var changed = story.Last;
        story.StandIn(fired, "ops", "spare", Given.Hour(4));
        story.StandIn(changed, "ops", "spare", Given.Hour(4));
        Assert.Equal([changed.Firing.Single().FiredBy!], story.State.Log.Find("spare")!.Told);

        story.Check(0.5m, Given.Hour(5));
        Assert.Equal(["Fired level", "Changed level -level", "Resolved level"], story.ToldTo("spare"));
    }

    [Fact]
    public void What_is_routed_to_a_fallback_itself_is_not_told_in_place_of_another()
    {
        var story = new Scenario(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        var fired = story.Last;
        story.Silence(Given.Hour(0), 3);
        story.Watch = Given.Watch(Given.Level() with { Receivers = ["ops", "spare"] });
        story.Check(2, Given.Hour(1));
        Assert.Null(story.StandIn(fired, "ops", "spare", Given.Hour(2)));
        story.Check(2, Given.Hour(3));
        Assert.Equal(["Fired level"], story.ToldTo("spare"));
    }

    [Fact]
    public void A_fallback_that_hears_too_late_of_a_beginning_hears_of_its_end_next()
    {
        var story = new Scenario(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        var fired = story.Last;
        story.Check(0.5m, Given.Hour(1));
        story.StandIn(fired, "ops", "spare", Given.Hour(2));
        story.Check(0.5m, Given.Hour(3));
        Assert.Equal(["Fired level", "Resolved level"], story.ToldTo("spare"));
        var alert = story.Last.Alerts.Single();
        Assert.Equal((AlertState.Ok, Given.Hour(0), Given.Hour(2)), (alert.State, alert.Since, alert.EndedAt));
        Assert.Equal("it ended before this receiver was told of it", alert.Reason);
        Assert.Empty(story.State.Log.Entries);
        Assert.Empty(story.State.Log.Ended);
    }

    [Fact]
    public void An_end_that_waits_for_a_silence_to_pass_is_told_to_a_fallback_once()
    {
        var story = new Scenario(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        story.Silence(Given.Hour(0), 3);
        story.Check(0.5m, Given.Hour(1));
        story.StandIn(story.Last, "ops", "spare", Given.Hour(2));
        story.Plan(Given.Hour(3));
        Assert.Equal(["Fired level", "Resolved level"], story.ToldTo("spare"));
        Assert.Equal(Given.Hour(1), story.Last.Alerts.Single().EndedAt);
    }

    [Fact]
    public void A_fallback_of_two_stands_in_for_both()
    {
        var story = new Scenario(Given.Watch(Given.Level(), Given.Much with { Receivers = ["mail"] }));
        story.Check(4, Given.Hour(0));
        var (toMail, toOps) = (Told(story, "mail"), Told(story, "ops"));
        story.StandIn(toOps, "ops", "spare", Later);
        story.StandIn(toMail, "mail", "spare", Later);
        Assert.Equal(["ops", "mail"], story.State.Log.Find("spare")!.FallbackFor);
        story.Check(2, Given.Hour(1));
        story.Check(0.5m, Given.Hour(2));
        Assert.Equal(["Fired level", "Changed much", "Changed level -much", "Resolved level"], story.ToldTo("spare"));
    }

    [Fact]
    public void What_comes_late_joins_the_incident_that_a_fallback_knows_of()
    {
        var story = new Scenario(Given.Watch(Given.Level(), Given.Much with { Receivers = ["spare"] }));
        story.Check(2, Given.Hour(0));
        var fired = story.Last;
        story.Check(0.5m, Given.Hour(1));
        story.Check(4, Given.Hour(2));
        var known = Told(story, "spare");
        var late = story.StandIn(fired, "ops", "spare", Given.Hour(3))!;
        Assert.NotEqual(fired.Incident, late.Incident);
        Assert.Equal(known.Incident, late.Incident);
        Assert.Equal(Given.Hour(2), story.State.Log.Find("spare")!.Since);
        Assert.Equal(2, story.State.Log.Find("spare")!.Told.Length);
    }

    private static Notification Told(Scenario story, string receiver) =>
        story.Notifications.Last(planned => planned.Receivers.Contains(receiver)).Notification;
}
