using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>What an operator reads of why an alert is in its state.</summary>
public sealed class ExplanationTests
{
    [Fact]
    public void Every_step_of_a_level_is_explained_with_its_limit_and_its_counters()
    {
        var scenario = new Scenario(Given.Watch(Given.Level() with { Confirmations = 2, RecoveryConfirmations = 2 }));
        decimal[] shares = [0.5m, 2, 1, 2, 3, 2.5m, 1, 0.9m, 0.4m];
        string[] steps = [.. shares.Select((share, hour) => Step(scenario, "level", share, hour))];
        Assert.Equal(
            [
                "Ok>Ok 0 0 the legacy share is not above 1 %",
                "Ok>Pending 1 0 the legacy share is above 1 %, confirmed 1 of 2 times",
                "Pending>Ok 0 0 the legacy share is not above 1 % any more",
                "Ok>Pending 1 0 the legacy share is above 1 %, confirmed 1 of 2 times",
                "Pending>Firing 0 0 the legacy share is above 1 %",
                "Firing>Firing 0 0 the legacy share is above 1 %",
                "Firing>Firing 0 0 the legacy share is not yet at or below 0.9 %",
                "Firing>Firing 0 1 the legacy share is at or below 0.9 %, confirmed 1 of 2 times",
                "Firing>Ok 0 0 the legacy share is at or below 0.9 %",
            ],
            steps);
    }

    [Fact]
    public void Every_step_of_a_rise_is_explained_with_what_it_is_measured_from()
    {
        var scenario = new Scenario(Given.Watch(Given.Rise()));
        (decimal Share, int Hour)[] checks = [(0.5m, 0), (0.6m, 1), (1m, 2), (0.84m, 3), (1m, 27)];
        string[] steps = [.. checks.Select(check => Step(scenario, "rise", check.Share, check.Hour))];
        Assert.Equal(
            [
                "Ok>Ok 0 0 nothing is measured: there is nothing earlier to compare with",
                "Ok>Ok 0 0 a rise of 0.1 points from 0.5 % (2026-11-02 08:00 UTC) is not above 0.25 points",
                "Ok>Firing 0 0 a rise of 0.4 points from 0.6 % (2026-11-02 09:00 UTC) is above 0.25 points",
                "Firing>Firing 0 0 a rise of 0.24 points from 0.6 % (2026-11-02 09:00 UTC) is not yet at or below 0.225 points",
                "Firing>Ok 0 0 a rise of 0.4 points from 0.6 % (2026-11-02 09:00 UTC) is the new level, "
                + "since it has held for more than 1d",
            ],
            steps);
    }

    [Fact]
    public void A_relative_rise_is_explained_in_percent()
    {
        var scenario = new Scenario(Given.Watch(Given.Rise(40) with { Measure = Measure.RiseInPercent }));
        Step(scenario, "rise", 0.5m, 0);
        Assert.Equal(
            "Ok>Firing 0 0 a rise of 100 % from 0.5 % (2026-11-02 08:00 UTC) is above 40 %", Step(scenario, "rise", 1, 1));
    }

    [Fact]
    public void A_rise_against_a_control_that_is_missing_says_so() =>
        Assert.Equal(
            "Ok>Ok 0 0 nothing is measured: the control, the equal period before, is not known",
            Step(new Scenario(Given.Watch(Given.Rise() with { Against = Against.Control })), "rise", 1, 0));

    [Fact]
    public void The_same_dataset_again_keeps_the_explanation_but_not_the_step()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(2, Given.Hour(0));
        scenario.Check(Given.Summary(2, Given.Hour(0)), Given.Hour(1));
        var explanation = scenario.Explain("level");
        Assert.Equal((AlertState.Firing, AlertState.Firing), (explanation.From, explanation.To));
        Assert.Equal("the legacy share is above 1 %", explanation.Reason);
        Assert.Equal("the dataset of 2026-11-02 08:00 UTC was seen before", scenario.State.LastCheck!.Reason);
    }

    [Fact]
    public void A_value_never_looks_like_the_threshold_that_it_crossed()
    {
        var scenario = new Scenario(Given.Watch(Given.Rise(0.5m)));
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Check(1.000001m, Given.Hour(1));
        Assert.Equal(
            "a rise of 0.500001 points from 0.5 % (2026-11-02 08:00 UTC) is above 0.5 points",
            scenario.Explain("rise").Reason);
    }

    [Fact]
    public void A_fall_is_not_called_a_rise()
    {
        var scenario = new Scenario(Given.Watch(Given.Rise()));
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Check(0.3m, Given.Hour(1));
        Assert.Equal(
            "a fall of 0.2 points from 0.5 % (2026-11-02 08:00 UTC) is not above 0.25 points",
            scenario.Explain("rise").Reason);
    }

    [Fact]
    public void A_share_that_stays_is_a_rise_of_nothing()
    {
        var scenario = new Scenario(Given.Watch(Given.Rise()));
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Check(0.5m, Given.Hour(1));
        Assert.Equal(
            "a rise of 0 points from 0.5 % (2026-11-02 08:00 UTC) is not above 0.25 points",
            scenario.Explain("rise").Reason);
    }

    [Fact]
    public void An_explanation_holds_the_numbers_of_its_rule()
    {
        var scenario = new Scenario(Given.Watch(Given.Rise()));
        scenario.Check(1, Given.Hour(0));
        scenario.Check(1.2m, Given.Hour(1));
        var explanation = scenario.Explain("rise");
        Assert.Equal(
            (Measure.RiseInPoints, 0.2m, 0.25m, 0.225m),
            (explanation.Measure, explanation.Value, explanation.Threshold, explanation.RecoverAt));
        Assert.Equal(new SnapshotPoint(Given.Hour(0), 1), explanation.Baseline);
    }

    [Fact]
    public void What_withholds_a_reading_is_told_in_numbers()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(0.5m, Given.Hour(5));
        Assert.Equal("the dataset of 2026-11-02 13:00 UTC is new: legacy share 0.5 %", scenario.State.LastCheck!.Reason);
        Assert.Equal(
            "Cloudflare's confidence in the data is 2 of 5, below 3",
            Withheld(scenario, Reading.Valid(Given.Summary(9, Given.Hour(6), level: 2))));
        Assert.Equal(
            "Cloudflare notes PIPELINE on ALL data: Late data",
            Withheld(scenario, Reading.Valid(
                Given.Summary(9, Given.Hour(6), 5, Given.Annotation("OUTAGE"), Given.Annotation("PIPELINE")))));
        Assert.Equal(
            "the dataset of 2026-11-01 07:30 UTC is 1 d 6 h old, more than 1 d",
            Withheld(scenario, Reading.Valid(Given.Summary(9, Given.Hour(-24.5)))));
        Assert.Equal(
            "the dataset of 2026-11-02 12:00 UTC is older than the latest one, of 2026-11-02 13:00 UTC",
            Withheld(scenario, Reading.Valid(Given.Summary(9, Given.Hour(4)))));
    }

    private static string Withheld(Scenario scenario, Reading reading)
    {
        scenario.Check(reading, Given.Hour(6));
        Assert.Equal(CheckOutcome.Withheld, scenario.State.LastCheck!.Outcome);
        return scenario.State.LastCheck.Reason;
    }

    private static string Step(Scenario scenario, string rule, decimal share, double hour)
    {
        scenario.Check(share, Given.Hour(hour));
        var explanation = scenario.Explain(rule);
        return $"{explanation.From}>{explanation.To} {explanation.Breaches} {explanation.Recoveries} {explanation.Reason}";
    }
}
