using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>What the fallback <c>spare</c> is told when a notification could not be delivered to its receiver.</summary>
public sealed class FallbackPlanTests
{
    private static readonly DateTimeOffset Later = Given.Hour(0.5);

    [Fact]
    public void A_fallback_gets_what_was_not_delivered_and_then_the_rest_of_the_incident()
    {
        var scenario = new Scenario(Given.Watch(Given.Level(), Given.Much));
        scenario.Check(2, Given.Hour(0));
        var undelivered = scenario.Last;
        var told = scenario.StandIn(undelivered, "ops", "spare", Later)!;
        Assert.Equal(undelivered with { Alerts = told.Alerts }, told);
        Assert.Equal(undelivered.Alerts, told.Alerts);
        Assert.Equal(["spare"], scenario.Notifications[^1].Receivers);
        Assert.Empty(scenario.State.Log.Ended);

        scenario.Check(4, Given.Hour(1));
        scenario.Check(2, Given.Hour(2));
        scenario.Check(0.5m, Given.Hour(3));
        Assert.Equal(["Fired level", "Changed level much", "Changed level -much", "Resolved level"], scenario.ToldTo("spare"));
        Assert.Equal(scenario.ToldTo("ops"), scenario.ToldTo("spare"));
        Assert.Empty(scenario.State.Log.Entries);
    }

    [Fact]
    public void The_log_says_what_a_fallback_was_told_and_for_whom()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(2, Given.Hour(0));
        scenario.StandIn(scenario.Last, "ops", "spare", Later);
        var entry = scenario.State.Log.Find("spare")!;
        Assert.Equal((scenario.Last.Incident, Given.Hour(0), Later), (entry.Incident, entry.Since, entry.At));
        Assert.Equal([scenario.Transitions[0].Id], entry.Told);
        Assert.Equal(["ops"], entry.FallbackFor);
    }

    [Fact]
    public void What_a_fallback_knows_it_does_not_hear_again()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()) with { RepeatInterval = TimeSpan.FromHours(1) });
        scenario.Check(2, Given.Hour(0));
        var fired = scenario.Last;
        scenario.Check(2, Given.Hour(1));
        Assert.NotNull(scenario.StandIn(fired, "ops", "spare", Given.Hour(1)));
        Assert.Null(scenario.StandIn(fired, "ops", "spare", Given.Hour(1)));
        Assert.Null(scenario.StandIn(scenario.Notifications[1].Notification, "ops", "spare", Given.Hour(1)));
    }

    [Fact]
    public void An_end_that_was_not_delivered_is_nothing_for_a_fallback()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(2, Given.Hour(0));
        scenario.Check(0.5m, Given.Hour(1));
        Assert.Null(scenario.StandIn(scenario.Last, "ops", "spare", Given.Hour(2)));
    }

    [Fact]
    public void A_change_or_a_reminder_begins_the_incident_for_a_fallback_that_knows_nothing_of_it()
    {
        var scenario = new Scenario(Given.Watch(Given.Level(), Given.Much));
        scenario.Check(4, Given.Hour(0));
        scenario.Check(2, Given.Hour(1));
        Assert.Equal("Changed level -much", Scenario.Describe(scenario.Last));
        Assert.Equal("Fired level", Scenario.Describe(scenario.StandIn(scenario.Last, "ops", "spare", Given.Hour(2))!));
    }

    [Fact]
    public void A_change_stays_a_change_for_a_fallback_that_stood_in_for_the_beginning()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(2, Given.Hour(0));
        var fired = scenario.Last;
        scenario.Silence(Given.Hour(0), 3);
        scenario.Check(0.5m, Given.Hour(1));
        scenario.Check(2, Given.Hour(2));
        scenario.Check(2, Given.Hour(3));
        var changed = scenario.Last;
        scenario.StandIn(fired, "ops", "spare", Given.Hour(4));
        scenario.StandIn(changed, "ops", "spare", Given.Hour(4));
        Assert.Equal([changed.Firing.Single().FiredBy!], scenario.State.Log.Find("spare")!.Told);

        scenario.Check(0.5m, Given.Hour(5));
        Assert.Equal(["Fired level", "Changed level -level", "Resolved level"], scenario.ToldTo("spare"));
    }

    [Fact]
    public void What_is_routed_to_a_fallback_itself_is_not_told_in_place_of_another()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(2, Given.Hour(0));
        var fired = scenario.Last;
        scenario.Silence(Given.Hour(0), 3);
        scenario.Watch = Given.Watch(Given.Level() with { Receivers = ["ops", "spare"] });
        scenario.Check(2, Given.Hour(1));
        Assert.Null(scenario.StandIn(fired, "ops", "spare", Given.Hour(2)));
        scenario.Check(2, Given.Hour(3));
        Assert.Equal(["Fired level"], scenario.ToldTo("spare"));
    }

    [Fact]
    public void A_fallback_that_hears_too_late_of_a_beginning_hears_of_its_end_next()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(2, Given.Hour(0));
        var fired = scenario.Last;
        scenario.Check(0.5m, Given.Hour(1));
        scenario.StandIn(fired, "ops", "spare", Given.Hour(2));
        scenario.Check(0.5m, Given.Hour(3));
        Assert.Equal(["Fired level", "Resolved level"], scenario.ToldTo("spare"));
        var alert = scenario.Last.Alerts.Single();
        Assert.Equal((AlertState.Ok, Given.Hour(0), Given.Hour(2)), (alert.State, alert.Since, alert.EndedAt));
        Assert.Equal("it ended before this receiver was told of it", alert.Reason);
        Assert.Empty(scenario.State.Log.Entries);
        Assert.Empty(scenario.State.Log.Ended);
    }

    [Fact]
    public void An_end_that_waits_for_a_silence_to_pass_is_told_to_a_fallback_once()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(2, Given.Hour(0));
        scenario.Silence(Given.Hour(0), 3);
        scenario.Check(0.5m, Given.Hour(1));
        scenario.StandIn(scenario.Last, "ops", "spare", Given.Hour(2));
        scenario.Plan(Given.Hour(3));
        Assert.Equal(["Fired level", "Resolved level"], scenario.ToldTo("spare"));
        Assert.Equal(Given.Hour(1), scenario.Last.Alerts.Single().EndedAt);
    }

    [Fact]
    public void A_fallback_of_two_stands_in_for_both()
    {
        var scenario = new Scenario(Given.Watch(Given.Level(), Given.Much with { Receivers = ["mail"] }));
        scenario.Check(4, Given.Hour(0));
        var (toMail, toOps) = (Told(scenario, "mail"), Told(scenario, "ops"));
        scenario.StandIn(toOps, "ops", "spare", Later);
        scenario.StandIn(toMail, "mail", "spare", Later);
        Assert.Equal(["ops", "mail"], scenario.State.Log.Find("spare")!.FallbackFor);
        scenario.Check(2, Given.Hour(1));
        scenario.Check(0.5m, Given.Hour(2));
        Assert.Equal(["Fired level", "Changed much", "Changed level -much", "Resolved level"], scenario.ToldTo("spare"));
    }

    [Fact]
    public void What_comes_late_joins_the_incident_that_a_fallback_knows_of()
    {
        var scenario = new Scenario(Given.Watch(Given.Level(), Given.Much with { Receivers = ["spare"] }));
        scenario.Check(2, Given.Hour(0));
        var fired = scenario.Last;
        scenario.Check(0.5m, Given.Hour(1));
        scenario.Check(4, Given.Hour(2));
        var known = Told(scenario, "spare");
        var late = scenario.StandIn(fired, "ops", "spare", Given.Hour(3))!;
        Assert.NotEqual(fired.Incident, late.Incident);
        Assert.Equal(known.Incident, late.Incident);
        Assert.Equal(Given.Hour(2), scenario.State.Log.Find("spare")!.Since);
        Assert.Equal(2, scenario.State.Log.Find("spare")!.Told.Length);
    }

    private static Notification Told(Scenario scenario, string receiver) =>
        scenario.Notifications.Last(planned => planned.Receivers.Contains(receiver)).Notification;
}
