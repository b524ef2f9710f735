using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>What one commit holds, and whom it is for.</summary>
public sealed class PlanTests
{
    [Fact]
    public void A_commit_has_room_for_95_transitions_and_deliveries()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(2, Given.Hour(0));
        var told = scenario.Notifications[0].Notification;
        var plan = new Plan(
            scenario.State, [new PlannedNotification(told, ["a", "b", "c"]), new PlannedNotification(told, ["d", "e"])]);
        Assert.True(plan.HasRoomFor(deliveries: 40, transitions: 50));
        Assert.False(plan.HasRoomFor(deliveries: 41, transitions: 50));
    }

    [Fact]
    public void A_digest_is_of_no_incident_and_moves_the_end_of_its_period()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(2, Given.Hour(0));
        var (watch, digest) = (scenario.Watch, new Digest { Since = Given.Hour(-24) });
        var plan = new Planner(Given.Receivers("ops"), isDemo: false)
            .AddDigest(new Plan(scenario.State, []), watch, digest, ["ops"], Given.Hour(1));
        var planned = Assert.Single(plan.Notifications);
        Assert.Equal((NotificationType.Digest, digest), (planned.Notification.Type, planned.Notification.Digest));
        Assert.Equal(["ops"], planned.Receivers);
        Assert.Equal((planned.Notification.Id, 0), (planned.Notification.Incident, planned.Notification.Alerts.Length));
        Assert.Equal((Given.Hour(1), scenario.State.Log), (plan.State.DigestedUntil, plan.State.Log));
    }

    [Fact]
    public void The_receivers_of_a_watch_are_those_of_its_rules_in_order()
    {
        var watch = Given.Watch(
            Given.Level() with { Receivers = ["ops", "mail"] }, Given.Rise() with { Receivers = ["chat", "ops"] });
        Assert.Equal(["chat", "mail", "ops"], watch.Receivers);
    }
}
