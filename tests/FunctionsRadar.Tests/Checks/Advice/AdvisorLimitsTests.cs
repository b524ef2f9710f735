using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Checks.Advice;
using FunctionsRadar.Radar;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Checks.Advice;

/// <summary>Where there is too little, or too much noise, to advise.</summary>
public sealed class AdvisorLimitsTests
{
    [Theory]
    [InlineData(20, 80)]
    [InlineData(0, 99)]
    public async Task A_share_that_jumps_from_week_to_week_has_no_level_that_suits(int low, int high)
    {
        decimal[] shares = [.. Enumerable.Range(0, 365).Select(day => day / 7 % 2 == 0 ? (decimal)low : high)];
        AssertNoLevel((await Given.AdviseAsync(Given.Daily(shares)))!);
    }

    [Fact]
    public async Task A_share_that_jumps_anywhere_has_no_level_that_suits()
    {
        decimal[] shares = [.. Enumerable.Range(0, 365).Select(day => 20m + (day / 7 * day / 7 * 37 % 61))];
        AssertNoLevel((await Given.AdviseAsync(Given.Daily(shares)))!);
    }

    [Fact]
    public void There_are_candidates_below_a_floor_that_is_above_all_of_them()
    {
        Assert.Equal([60m, 80m], RoundNumbers.Around(5_000, 80, 99.999m));
        Assert.Equal(800_000m, RoundNumbers.Around(5_000_000, 80, 1_000_000)[^1]);
    }

    [Fact]
    public async Task A_month_of_windows_of_a_day_has_too_few_weeks_for_a_trend()
    {
        var watch = Ranging(1);
        decimal[] shares = [.. Enumerable.Range(0, 29).Select(day => 0.5m + (0.01m * day))];
        var advice = (await Given.AdviseAsync(Given.Daily(shares), watch))!;
        Assert.Equal((null, null), (advice.Missing, advice.Trend));
        Assert.EndsWith(
            " The trend is not clear: there are too few independent points.", advice.PointsUsed, StringComparison.Ordinal);
        Assert.Contains(
            "without a clear trend (too few independent points)", AdviceText.Sentence(advice), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(45, "360 days of history are needed, and there are 9: 351 are missing. radar backfill --weeks 52 fills them.")]
    [InlineData(46, "368 days of history are needed, and there are 9: 359 are missing. radar backfill --weeks 53 fills them.")]
    [InlineData(91, "728 days of history are needed, and there are 9: 719 are missing. radar backfill --weeks 104 fills them.")]
    [InlineData(
        92,
        "736 days of history are needed for 92d, and there can be 728 at most (Storage:SnapshotRetention; radar backfill goes "
        + "back 104 weeks): advice cannot be given for such a range.")]
    public async Task A_long_range_needs_more_weeks_and_one_that_is_too_long_has_no_advice(int range, string missing) =>
        Assert.Equal(missing, (await Given.AdviseAsync(Given.Daily([.. Enumerable.Repeat(0.5m, 10)]), Ranging(range)))!.Missing);

    [Fact]
    public async Task Where_less_is_kept_than_is_needed_there_is_no_advice()
    {
        var watch = Given.Watch() with { SnapshotRetention = TimeSpan.FromDays(55) };
        var advice = (await Given.AdviseAsync(Given.Daily([.. Enumerable.Repeat(0.5m, 10)]), watch))!;
        Assert.StartsWith(
            "56 days of history are needed for 7d, and there can be 55 at most", advice.Missing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_to_be_set_may_be_pasted_beside_a_recovery_that_was_given_before()
    {
        var advice = (await Given.AdviseAsync(Given.Daily(Given.QuietYear()), Given.Watch(Alerting.Given.Level())))!;
        Dictionary<string, string?> settings = new(StringComparer.Ordinal)
        {
            ["Radar:ApiToken"] = "token",
            ["Storage:Path"] = "radar.db",
            ["Watches:default:Rules:level:RecoverAt"] = "0.9",
        };
        foreach (var (name, value) in advice.Measures.SelectMany(measure => measure.Settings))
            settings[name.Replace("__", ":", StringComparison.Ordinal)] = value;
        var read = TestSettings.Read(settings);
        var level = read.Watches[0].Rules.Single(rule => rule.Name == "level");
        Assert.Equal((0.6m, 0.54m), (level.Threshold, level.RecoverAt));
    }

    private static void AssertNoLevel(WatchAdvice advice)
    {
        var level = advice.Measures.Single(measure => measure.Measure == Measure.LegacyShare);
        Assert.Null(level.Recommended);
        Assert.Empty(level.Settings);
        Assert.NotEmpty(level.Candidates);
        Assert.Matches(@"^its noise reaches up to [\d,.]+ %, above every threshold there can be$", level.Reason);
    }

    private static Watch Ranging(int days) =>
        Given.Watch() with { DateRange = new DateRange($"{days}d", TimeSpan.FromDays(days)) };
}
