using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>What is renewed for a receiver that forgets what it is not told again.</summary>
public sealed class RenewalTests
{
    [Fact]
    public void What_fires_during_a_silence_is_not_renewed_since_it_was_not_told()
    {
        var story = new Scenario(Given.Watch(Given.Level(), Given.Much));
        story.Check(2, Given.Hour(0));
        story.Silence(Given.Hour(0), 4);
        story.Check(4, Given.Hour(1));
        Assert.Equal("Reminder level", Scenario.Describe(Renew(story, Given.Hour(1))!));
    }

    [Fact]
    public void Nothing_is_renewed_when_all_that_was_told_has_ended_during_a_silence()
    {
        var story = new Scenario(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        story.Silence(Given.Hour(0), 4);
        story.Check(0.5m, Given.Hour(1));
        Assert.Null(Renew(story, Given.Hour(1)));
    }

    private static Notification? Renew(Scenario story, DateTimeOffset now) =>
        new Planner(story.Recipients, isDemo: false).FindRenewal(story.Watch, story.State, "ops", now);
}
