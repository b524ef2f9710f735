using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>What is renewed for a receiver that forgets what it is not told again.</summary>
public sealed class RenewalTests
{
    [Fact]
    public void What_fires_during_a_silence_is_not_renewed_since_it_was_not_told()
    {
        var scenario = new Scenario(Given.Watch(Given.Level(), Given.Much));
        scenario.Check(2, Given.Hour(0));
        scenario.Silence(Given.Hour(0), 4);
        scenario.Check(4, Given.Hour(1));
        Assert.Equal("Reminder level", Scenario.Describe(Renew(scenario, Given.Hour(1))!));
    }

    [Fact]
    public void Nothing_is_renewed_when_all_that_was_told_has_ended_during_a_silence()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(2, Given.Hour(0));
        scenario.Silence(Given.Hour(0), 4);
        scenario.Check(0.5m, Given.Hour(1));
        Assert.Null(Renew(scenario, Given.Hour(1)));
    }

    private static Notification? Renew(Scenario scenario, DateTimeOffset now) =>
        new Planner(scenario.Receivers, isDemo: false).FindRenewal(scenario.Watch, scenario.State, "ops", now);
}
