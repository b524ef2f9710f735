using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>The memory of who was told of what, and of which incident.</summary>
public sealed class NotificationLogTests
{
    [Fact]
    public void Entries_stand_in_the_order_of_the_receivers_names()
    {
        var log = new[] { "mail", "ops", "chat" }.Aggregate(
            NotificationLog.Empty, (before, receiver) => before.With(Entry(receiver, "inst-default-2")));
        Assert.Equal(["chat", "mail", "ops"], log.Entries.Select(entry => entry.Receiver));
    }

    [Fact]
    public void A_receiver_has_one_entry_and_none_when_it_knows_of_nothing()
    {
        var log = NotificationLog.Empty.With(Entry("ops", "inst-default-2")).With(Entry("ops", "inst-default-4"));
        Assert.Equal("inst-default-4", Assert.Single(log.Entries).Incident);
        Assert.Empty(log.With(log.Entries[0] with { Told = [] }).Entries);
    }

    [Fact]
    public void Who_hears_of_it_later_joins_the_incident_that_began_last()
    {
        var scenario = new Scenario(Given.Watch(Given.Level() with { Receivers = ["chat"] }));
        scenario.State = scenario.State with
        {
            Log = NotificationLog.Empty.With(Entry("mail", "inst-default-10")).With(Entry("ops", "inst-default-9")),
            Sequence = 10,
        };
        scenario.Check(2, Given.Hour(1));
        var planned = Assert.Single(scenario.Notifications, planned => planned.Receivers.Contains("chat"));
        Assert.Equal(
            (NotificationType.Fired, "inst-default-10", Given.Start),
            (planned.Notification.Type, planned.Notification.Incident, planned.Notification.Since));
    }

    [Fact]
    public void Who_knows_of_an_earlier_incident_hears_the_end_of_that_one()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.State = scenario.State with
        {
            Log = NotificationLog.Empty.With(Entry("mail", "inst-default-9")).With(Entry("ops", "inst-default-10")),
            Sequence = 10,
        };
        scenario.Check(0.5m, Given.Hour(1));
        Assert.Equal(
            [("mail", "inst-default-9"), ("ops", "inst-default-10")],
            scenario.Notifications.Select(planned => (planned.Receivers.Single(), planned.Notification.Incident)));
    }

    [Fact]
    public void An_incident_has_lasted_since_its_first_alert_also_when_that_one_is_over()
    {
        var scenario = new Scenario(Given.Watch(Given.Level(), Given.Much));
        scenario.Check(2, Given.Hour(0));
        scenario.Check(4, Given.Hour(1));
        scenario.Watch = Given.Watch(Given.Much);
        scenario.Check(4, Given.Hour(2));
        scenario.Check(0.5m, Given.Hour(3));
        Assert.Equal("Resolved much", Scenario.Describe(scenario.Last));
        Assert.Equal(Given.Hour(0), scenario.Last.Since);
    }

    [Fact]
    public void An_incident_that_began_during_a_silence_has_lasted_since_its_first_alert()
    {
        var scenario = new Scenario(Given.Watch(Given.Level(), Given.Much));
        scenario.Silence(Given.Hour(0), 3);
        scenario.Check(2, Given.Hour(1));
        scenario.Check(4, Given.Hour(2));
        scenario.Check(4, Given.Hour(3));
        Assert.Equal(["Fired level much"], scenario.Told);
        Assert.Equal(Given.Hour(1), scenario.Last.Since);
    }

    private static NotificationLogEntry Entry(string receiver, string incident) =>
        new(receiver, incident, Given.Start, ["inst-default-1"], Given.Start);
}
