using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Alerting;

public sealed class StandingTests
{
    [Fact]
    public void A_watch_that_was_never_checked_is_new()
    {
        var watch = Given.Watch(Given.Level());
        var state = new WatchState { Watch = watch.Name, Fingerprint = watch.Fingerprint, FirstCheckAt = Given.Start };
        Assert.Equal(("new", "new"), (Standing.Of(null), Standing.Of(state)));
    }

    [Fact]
    public void The_worst_alert_is_where_a_watch_stands()
    {
        var story = new Story(Given.Watch(Given.Level(), Given.Level(3) with { Name = "much", Confirmations = 2 }));
        Assert.Equal("ok", After(story, 0.5m, 0));
        Assert.Equal("firing", After(story, 2, 1));
        Assert.Equal("firing", After(story, 4, 2));
        story.Watch = Given.Watch(Given.Level(3) with { Name = "much", Confirmations = 2 });
        Assert.Equal("ok", After(story, 1, 3));
        Assert.Equal("pending", After(story, 4, 4));
    }

    [Fact]
    public void A_watch_without_rules_is_ok() => Assert.Equal("ok", After(new Story(Given.Watch()), 9, 0));

    [Fact]
    public void Blindness_comes_before_what_fires()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        story.Check(Reading.Refused("503"), Given.Hour(7));
        Assert.Equal("blind", Standing.Of(story.State));
    }

    private static string After(Story story, decimal share, double hour)
    {
        story.Check(share, Given.Hour(hour));
        return Standing.Of(story.State);
    }
}
