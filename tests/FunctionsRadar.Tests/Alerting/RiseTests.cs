using System.Collections.Immutable;
using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Tests.Alerting;

public sealed class RiseTests
{
    [Fact]
    public void A_rise_with_nothing_to_compare_with_measures_nothing_and_says_so()
    {
        var story = new Scenario(Given.Watch(Given.Rise()));
        story.Check(5, Given.Hour(0));
        Assert.Equal(AlertState.Ok, story.StateOf("rise"));
        Assert.Null(story.Explain("rise").Value);
        Assert.Contains("nothing earlier to compare with", story.Explain("rise").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rise_in_percent_from_zero_measures_nothing_and_says_so()
    {
        var rule = Given.Rise() with { Measure = Measure.RiseInPercent, Threshold = 10, RecoverAt = 9 };
        var story = new Scenario(Given.Watch(rule));
        story.Check(0, Given.Hour(0));
        story.Check(5, Given.Hour(1));
        Assert.Equal(AlertState.Ok, story.StateOf("rise"));
        Assert.Contains("a rise from 0 % has no value in percent", story.Explain("rise").Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Measure.RiseInPoints, "0.4", "0.6", "0.2")]
    [InlineData(Measure.RiseInPercent, "0.4", "0.6", "50")]
    [InlineData(Measure.RiseInPercent, "0.3", "0.4", "33.333333")]
    [InlineData(Measure.RiseInPoints, "0.6", "0.4", "-0.2")]
    public void A_rise_is_measured_from_the_snapshot_just_before_when_over_is_zero(
        Measure measure, string before, string now, string expected)
    {
        var story = new Scenario(Given.Watch(Given.Rise(99) with { Measure = measure }));
        story.Check(Number(before), Given.Hour(0));
        story.Check(Number(now), Given.Hour(1));
        Assert.Equal(Number(expected), story.Explain("rise").Value);
        Assert.Equal(Given.Hour(0), story.Explain("rise").Baseline!.LastUpdated);
    }

    [Fact]
    public void Over_takes_the_newest_snapshot_that_is_old_enough_and_the_oldest_until_there_is_one()
    {
        var story = new Scenario(Given.Watch(Given.Rise(99, overHours: 3)));
        for (var hour = 0; hour <= 6; hour++)
        {
            story.Check(hour, Given.Hour(hour));
            var expected = hour == 0 ? (DateTimeOffset?)null : Given.Hour(Math.Max(0, hour - 3));
            Assert.Equal(expected, story.Explain("rise").Baseline?.LastUpdated);
        }
    }

    [Fact]
    public void Over_takes_the_next_older_snapshot_where_the_history_has_a_gap()
    {
        var story = new Scenario(Given.Watch(Given.Rise(99, overHours: 3)));
        story.Check(1, Given.Hour(0));
        story.Check(2, Given.Hour(1));
        story.Check(3, Given.Hour(9));
        Assert.Equal(Given.Hour(1), story.Explain("rise").Baseline!.LastUpdated);
    }

    [Fact]
    public void A_jump_does_not_recover_by_becoming_its_own_past()
    {
        var story = new Scenario(Given.Watch(Given.Rise()));
        story.Check(0.5m, Given.Hour(0));
        story.Check(1, Given.Hour(1));
        story.Check(1, Given.Hour(2));
        story.Check(1, Given.Hour(3));
        Assert.Equal(AlertState.Firing, story.StateOf("rise"));
        Assert.Equal(Given.Hour(0), story.Explain("rise").Baseline!.LastUpdated);
        story.Check(0.6m, Given.Hour(4));
        Assert.Equal(AlertState.Ok, story.StateOf("rise"));
        Assert.Equal(["Fired rise", "Resolved rise"], story.Told);
    }

    [Fact]
    public void The_baseline_is_pinned_from_the_first_breach_on()
    {
        var story = new Scenario(Given.Watch(Given.Rise() with { Confirmations = 2 }));
        story.Check(0.5m, Given.Hour(0));
        story.Check(1, Given.Hour(1));
        story.Check(1, Given.Hour(2));
        Assert.Equal(AlertState.Firing, story.StateOf("rise"));
        Assert.Equal(Given.Hour(0), story.Explain("rise").Baseline!.LastUpdated);
    }

    [Fact]
    public void A_rise_that_stays_for_more_than_a_window_is_a_new_level_and_fires_no_more()
    {
        var story = new Scenario(Given.Watch(Given.Rise(0.25m, overHours: 30 * 24)) with { RepeatInterval = TimeSpan.Zero });
        story.Check(0.5m, Given.Hour(0));
        story.Check(1, Given.Hour(1));
        story.Check(1, Given.Hour(25));
        Assert.Equal(AlertState.Firing, story.StateOf("rise"));
        story.Check(1, Given.Hour(25.1));
        Assert.Equal(AlertState.Ok, story.StateOf("rise"));
        Assert.Contains("new level", story.Last.Alerts[0].Reason, StringComparison.Ordinal);
        story.Check(1, Given.Hour(26));
        Assert.Equal(AlertState.Ok, story.StateOf("rise"));
        Assert.Equal(0, story.Explain("rise").Value);
        story.Check(1.3m, Given.Hour(27));
        Assert.Equal(AlertState.Firing, story.StateOf("rise"));
        Assert.Equal(["Fired rise", "Resolved rise", "Fired rise"], story.Told);
    }

    [Fact]
    public void A_rise_that_settles_higher_than_ever_has_its_peak_there()
    {
        var story = new Scenario(Given.Watch(Given.Rise()));
        story.Check(0.5m, Given.Hour(0));
        story.Check(1, Given.Hour(1));
        story.Check(1.5m, Given.Hour(25.1));
        Assert.Equal(["Fired rise", "Resolved rise"], story.Told);
        Assert.Equal(1, story.Last.Alerts.Single().Peak);
    }

    [Fact]
    public void Against_control_measures_from_the_equal_period_before()
    {
        var story = new Scenario(Given.Watch(Given.Rise() with { Against = Against.Control }));
        story.Check(Reading.Valid(Given.Summary(0.9m, Given.Hour(0)), Given.Summary(0.5m, Given.Hour(-24))), Given.Hour(0));
        Assert.Equal(AlertState.Firing, story.StateOf("rise"));
        Assert.Equal(0.4m, story.Explain("rise").Value);
        story.Check(Reading.Valid(Given.Summary(0.9m, Given.Hour(1))), Given.Hour(1));
        Assert.Equal(AlertState.Firing, story.StateOf("rise"));
        Assert.Contains("control", story.Explain("rise").Reason, StringComparison.Ordinal);
        story.Check(Reading.Valid(Given.Summary(0.9m, Given.Hour(2)), Given.Summary(0.9m, Given.Hour(-22))), Given.Hour(2));
        Assert.Equal(AlertState.Ok, story.StateOf("rise"));
        Assert.Equal(0.9m, story.History[^1].Control!.Shares["TLS 1.0"] * 2);
    }

    [Fact]
    public void Nothing_is_looked_up_while_the_history_is_shorter_than_over_or_the_baseline_is_pinned()
    {
        var watch = Given.Watch(Given.Rise(0.25m, overHours: 3));
        var story = new Scenario(watch);
        story.Check(1, Given.Hour(0));
        Assert.Empty(Needed(1, 2));
        story.Check(1, Given.Hour(2));
        Assert.Equal([TimeSpan.FromHours(3)], Needed(1, 4));
        story.Check(9, Given.Hour(4));
        Assert.Equal(AlertState.Firing, story.StateOf("rise"));
        Assert.Empty(Needed(9, 8));

        ImmutableArray<TimeSpan> Needed(decimal share, double hour) =>
            Baselines.FindNeeded(watch, story.State, Reading.Valid(Given.Summary(share, Given.Hour(hour))), Given.Hour(hour));
    }

    [Fact]
    public void A_control_that_is_not_good_enough_measures_nothing_and_is_waited_for()
    {
        var story = new Scenario(Given.Watch(Given.Rise() with { Against = Against.Control }));
        var summary = Given.Summary(0.8m, Given.Hour(0));
        story.Check(Reading.Valid(summary, Given.Summary(0.01m, Given.Hour(-24), level: 1)), Given.Hour(0));
        Assert.Equal(AlertState.Ok, story.StateOf("rise"));
        Assert.Equal(
            "nothing is measured: the control, the equal period before, is withheld: "
            + "Cloudflare's confidence in the data is 1 of 5, below 3",
            story.Explain("rise").Reason);
        Assert.Null(story.History[^1].Control);
        var withheld = Given.Summary(0.01m, Given.Hour(-24), 5, Given.Annotation("PIPELINE"));
        story.Check(Reading.Valid(summary, withheld), Given.Hour(1));
        Assert.Equal(AlertState.Ok, story.StateOf("rise"));
        story.Check(Reading.WithoutControl(summary, "422"), Given.Hour(2));
        Assert.Equal(story.Watch.Rules, Evaluator.FindDue(story.Watch, story.State, summary));
        Assert.Equal(Given.Hour(0), story.State.Alerts["rise"].UnmeasuredSince);

        story.Check(Reading.Valid(summary, Given.Summary(0.01m, Given.Hour(-24))), Given.Hour(3));
        Assert.Equal((AlertState.Firing, null), (story.StateOf("rise"), story.State.Alerts["rise"].UnmeasuredSince));
        Assert.Empty(Evaluator.FindDue(story.Watch, story.State, summary));
    }

    [Fact]
    public void A_snapshot_that_retention_has_deleted_is_nothing_to_measure_from()
    {
        var watch = Given.Watch(Given.Rise(overHours: 24)) with { SnapshotRetention = TimeSpan.FromDays(10) };
        var story = new Scenario(watch);
        story.Check(0.1m, Given.Hour(0));
        story.Check(2, Given.Hour(241));
        Assert.Equal(AlertState.Ok, story.StateOf("rise"));
        Assert.Null(story.Explain("rise").Value);
    }

    [Fact]
    public void A_pinned_baseline_is_let_go_when_retention_deletes_it()
    {
        var watch = Given.Watch(Given.Rise(0.25m)) with { SnapshotRetention = TimeSpan.FromHours(20) };
        var story = new Scenario(watch);
        story.Check(0.5m, Given.Hour(0));
        story.Check(2, Given.Hour(1));
        story.Check(2, Given.Hour(20));
        Assert.Equal(Given.Hour(0), story.Explain("rise").Baseline!.LastUpdated);
        story.Check(2, Given.Hour(21));
        Assert.Equal((Given.Hour(20), AlertState.Ok), (story.Explain("rise").Baseline!.LastUpdated, story.StateOf("rise")));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
