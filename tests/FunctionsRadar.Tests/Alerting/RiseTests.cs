using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Tests.Alerting;

public sealed class RiseTests
{
    [Fact]
    public void A_rise_with_nothing_to_compare_with_measures_nothing_and_says_so()
    {
        var scenario = new Scenario(Given.Watch(Given.Rise()));
        scenario.Check(5, Given.Hour(0));
        Assert.Equal(AlertState.Ok, scenario.GetState("rise"));
        Assert.Null(scenario.Explain("rise").Value);
        Assert.Contains("nothing earlier to compare with", scenario.Explain("rise").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rise_in_percent_from_zero_measures_nothing_and_says_so()
    {
        var rule = Given.Rise() with { Measure = Measure.RiseInPercent, Threshold = 10, RecoverAt = 9 };
        var scenario = new Scenario(Given.Watch(rule));
        scenario.Check(0, Given.Hour(0));
        scenario.Check(5, Given.Hour(1));
        Assert.Equal(AlertState.Ok, scenario.GetState("rise"));
        Assert.Contains("a rise from 0 % has no value in percent", scenario.Explain("rise").Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Measure.RiseInPoints, "0.4", "0.6", "0.2")]
    [InlineData(Measure.RiseInPercent, "0.4", "0.6", "50")]
    [InlineData(Measure.RiseInPercent, "0.3", "0.4", "33.333333")]
    [InlineData(Measure.RiseInPoints, "0.6", "0.4", "-0.2")]
    public void A_rise_is_measured_from_the_snapshot_just_before_when_over_is_zero(
        Measure measure, string before, string now, string expected)
    {
        var scenario = new Scenario(Given.Watch(Given.Rise(99) with { Measure = measure }));
        scenario.Check(Number(before), Given.Hour(0));
        scenario.Check(Number(now), Given.Hour(1));
        Assert.Equal(Number(expected), scenario.Explain("rise").Value);
        Assert.Equal(Given.Hour(0), scenario.Explain("rise").Baseline!.LastUpdated);
    }

    [Fact]
    public void Over_takes_the_newest_snapshot_that_is_old_enough_and_the_oldest_until_there_is_one()
    {
        var scenario = new Scenario(Given.Watch(Given.Rise(99, overHours: 3)));
        for (var hour = 0; hour <= 6; hour++)
        {
            scenario.Check(hour, Given.Hour(hour));
            var expected = hour == 0 ? (DateTimeOffset?)null : Given.Hour(Math.Max(0, hour - 3));
            Assert.Equal(expected, scenario.Explain("rise").Baseline?.LastUpdated);
        }
    }

    [Fact]
    public void Over_takes_the_next_older_snapshot_where_the_history_has_a_gap()
    {
        var scenario = new Scenario(Given.Watch(Given.Rise(99, overHours: 3)));
        scenario.Check(1, Given.Hour(0));
        scenario.Check(2, Given.Hour(1));
        scenario.Check(3, Given.Hour(9));
        Assert.Equal(Given.Hour(1), scenario.Explain("rise").Baseline!.LastUpdated);
    }

    [Fact]
    public void A_jump_does_not_recover_by_becoming_its_own_past()
    {
        var scenario = new Scenario(Given.Watch(Given.Rise()));
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Check(1, Given.Hour(1));
        scenario.Check(1, Given.Hour(2));
        scenario.Check(1, Given.Hour(3));
        Assert.Equal(AlertState.Firing, scenario.GetState("rise"));
        Assert.Equal(Given.Hour(0), scenario.Explain("rise").Baseline!.LastUpdated);
        scenario.Check(0.6m, Given.Hour(4));
        Assert.Equal(AlertState.Ok, scenario.GetState("rise"));
        Assert.Equal(["Fired rise", "Resolved rise"], scenario.Told);
    }

    [Fact]
    public void The_baseline_is_pinned_from_the_first_breach_on()
    {
        var scenario = new Scenario(Given.Watch(Given.Rise() with { Confirmations = 2 }));
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Check(1, Given.Hour(1));
        scenario.Check(1, Given.Hour(2));
        Assert.Equal(AlertState.Firing, scenario.GetState("rise"));
        Assert.Equal(Given.Hour(0), scenario.Explain("rise").Baseline!.LastUpdated);
    }

    [Fact]
    public void A_rise_that_stays_for_more_than_a_window_is_a_new_level_and_fires_no_more()
    {
        var scenario = new Scenario(Given.Watch(Given.Rise(0.25m, overHours: 30 * 24)) with { RepeatInterval = TimeSpan.Zero });
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Check(1, Given.Hour(1));
        scenario.Check(1, Given.Hour(25));
        Assert.Equal(AlertState.Firing, scenario.GetState("rise"));
        scenario.Check(1, Given.Hour(25.1));
        Assert.Equal(AlertState.Ok, scenario.GetState("rise"));
        Assert.Contains("new level", scenario.Last.Alerts[0].Reason, StringComparison.Ordinal);
        scenario.Check(1, Given.Hour(26));
        Assert.Equal(AlertState.Ok, scenario.GetState("rise"));
        Assert.Equal(0, scenario.Explain("rise").Value);
        scenario.Check(1.3m, Given.Hour(27));
        Assert.Equal(AlertState.Firing, scenario.GetState("rise"));
        Assert.Equal(["Fired rise", "Resolved rise", "Fired rise"], scenario.Told);
    }

    [Fact]
    public void A_rise_that_settles_higher_than_ever_has_its_peak_there()
    {
        var scenario = new Scenario(Given.Watch(Given.Rise()));
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Check(1, Given.Hour(1));
        scenario.Check(1.5m, Given.Hour(25.1));
        Assert.Equal(["Fired rise", "Resolved rise"], scenario.Told);
        Assert.Equal(1, scenario.Last.Alerts.Single().Peak);
    }

    [Fact]
    public void Against_control_measures_from_the_equal_period_before()
    {
        var scenario = new Scenario(Given.Watch(Given.Rise() with { Against = Against.Control }));
        scenario.Check(Reading.Valid(Given.Summary(0.9m, Given.Hour(0)), Given.Summary(0.5m, Given.Hour(-24))), Given.Hour(0));
        Assert.Equal(AlertState.Firing, scenario.GetState("rise"));
        Assert.Equal(0.4m, scenario.Explain("rise").Value);
        scenario.Check(Reading.Valid(Given.Summary(0.9m, Given.Hour(1))), Given.Hour(1));
        Assert.Equal(AlertState.Firing, scenario.GetState("rise"));
        Assert.Contains("control", scenario.Explain("rise").Reason, StringComparison.Ordinal);
        scenario.Check(Reading.Valid(Given.Summary(0.9m, Given.Hour(2)), Given.Summary(0.9m, Given.Hour(-22))), Given.Hour(2));
        Assert.Equal(AlertState.Ok, scenario.GetState("rise"));
        Assert.Equal(0.9m, scenario.History[^1].Control!.Shares["TLS 1.0"] * 2);
    }

    [Fact]
    public void Nothing_is_looked_up_while_the_history_is_shorter_than_over_or_the_baseline_is_pinned()
    {
        var watch = Given.Watch(Given.Rise(0.25m, overHours: 3));
        var scenario = new Scenario(watch);
        scenario.Check(1, Given.Hour(0));
        Assert.Empty(Needed(1, 2));
        scenario.Check(1, Given.Hour(2));
        Assert.Equal([TimeSpan.FromHours(3)], Needed(1, 4));
        scenario.Check(9, Given.Hour(4));
        Assert.Equal(AlertState.Firing, scenario.GetState("rise"));
        Assert.Empty(Needed(9, 8));

        ImmutableArray<TimeSpan> Needed(decimal share, double hour) =>
            Baselines.FindNeeded(watch, scenario.State, Reading.Valid(Given.Summary(share, Given.Hour(hour))), Given.Hour(hour));
    }

    [Fact]
    public void A_control_that_is_not_good_enough_measures_nothing_and_is_waited_for()
    {
        var scenario = new Scenario(Given.Watch(Given.Rise() with { Against = Against.Control }));
        var summary = Given.Summary(0.8m, Given.Hour(0));
        scenario.Check(Reading.Valid(summary, Given.Summary(0.01m, Given.Hour(-24), level: 1)), Given.Hour(0));
        Assert.Equal(AlertState.Ok, scenario.GetState("rise"));
        Assert.Equal(
            "nothing is measured: the control, the equal period before, is withheld: "
            + "Cloudflare's confidence in the data is 1 of 5, below 3",
            scenario.Explain("rise").Reason);
        Assert.Null(scenario.History[^1].Control);
        var withheld = Given.Summary(0.01m, Given.Hour(-24), 5, Given.Annotation("PIPELINE"));
        scenario.Check(Reading.Valid(summary, withheld), Given.Hour(1));
        Assert.Equal(AlertState.Ok, scenario.GetState("rise"));
        scenario.Check(Reading.WithoutControl(summary, "422"), Given.Hour(2));
        Assert.Equal(scenario.Watch.Rules, Evaluator.FindDue(scenario.Watch, scenario.State, summary));
        Assert.Equal(Given.Hour(0), scenario.State.Alerts["rise"].UnmeasuredSince);

        scenario.Check(Reading.Valid(summary, Given.Summary(0.01m, Given.Hour(-24))), Given.Hour(3));
        Assert.Equal((AlertState.Firing, null), (scenario.GetState("rise"), scenario.State.Alerts["rise"].UnmeasuredSince));
        Assert.Empty(Evaluator.FindDue(scenario.Watch, scenario.State, summary));
    }

    [Fact]
    public void A_snapshot_that_retention_has_deleted_is_nothing_to_measure_from()
    {
        var watch = Given.Watch(Given.Rise(overHours: 24)) with { SnapshotRetention = TimeSpan.FromDays(10) };
        var scenario = new Scenario(watch);
        scenario.Check(0.1m, Given.Hour(0));
        scenario.Check(2, Given.Hour(241));
        Assert.Equal(AlertState.Ok, scenario.GetState("rise"));
        Assert.Null(scenario.Explain("rise").Value);
    }

    [Fact]
    public void A_pinned_baseline_is_let_go_when_retention_deletes_it()
    {
        var watch = Given.Watch(Given.Rise(0.25m)) with { SnapshotRetention = TimeSpan.FromHours(20) };
        var scenario = new Scenario(watch);
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Check(2, Given.Hour(1));
        scenario.Check(2, Given.Hour(20));
        Assert.Equal(Given.Hour(0), scenario.Explain("rise").Baseline!.LastUpdated);
        scenario.Check(2, Given.Hour(21));
        Assert.Equal(
            (Given.Hour(20), AlertState.Ok), (scenario.Explain("rise").Baseline!.LastUpdated, scenario.GetState("rise")));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
