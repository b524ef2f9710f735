using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Checks;
using FunctionsRadar.Checks.Advice;
using FunctionsRadar.Tests.Storage;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Checks.Advice;

public sealed class AdvisorTests
{
    [Fact]
    public async Task Noise_is_the_median_and_the_mad_of_changes_from_day_to_day_and_from_window_to_window()
    {
        decimal[] shares = [.. Enumerable.Range(0, 63).Select(day => 0.5m + (day * day % 7 * 0.01m) + (day / 7 * 0.1m))];

        var advice = (await Given.AdviseAsync(Given.Daily(shares)))!;

        // Squares modulo 7 change by 0.01, 0.03, 0.02, 0, 0.02, 0.03, and by 0.01 less than the tenth at the end of a week.
        Assert.Equal(new Noise(0.02m, 0.01m, 62), advice.DayToDay);
        Assert.Equal(new Noise(0.1m, 0, 8), advice.WindowToWindow);
    }

    [Fact]
    public async Task Of_each_day_the_newest_snapshot_counts_and_windows_are_taken_that_do_not_overlap()
    {
        var hours = Enumerable.Range(1, 70 * 24).Select(hour => Samples.Snapshot("default", Given.Now.AddHours(-hour), 0.5m));

        var advice = (await Given.AdviseAsync([.. hours.Reverse()]))!;

        // The last day has only begun, which is too close to the one before.
        Assert.Equal((68, 9), (advice.DayToDay!.Changes, advice.WindowToWindow!.Changes));
        Assert.StartsWith("The newest snapshot of each of 71 days (UTC)", advice.PointsUsed, StringComparison.Ordinal);
        Assert.Contains("10 of them, 7d apart", advice.PointsUsed, StringComparison.Ordinal);
        Assert.Contains("all 1680 snapshots", advice.PointsUsed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Levels_that_were_not_reached_are_told_with_since_when()
    {
        decimal[] shares = [.. Enumerable.Repeat(1.1m, 100), .. Enumerable.Repeat(0.7m, 57), .. Enumerable.Repeat(0.45m, 44)];

        var advice = (await Given.AdviseAsync(Given.Daily(shares)))!;

        Assert.Equal(
            [
                new HeldLevel(0.5m, Given.Now.AddHours(-1).AddDays(-43), 43, false),
                new HeldLevel(0.8m, Given.Now.AddHours(-1).AddDays(-100), 100, false),
                new HeldLevel(1.2m, Given.Now.AddHours(-1).AddDays(-200), 200, true),
            ],
            advice.Below);
    }

    [Fact]
    public async Task A_level_is_not_held_on_a_day_on_which_a_single_hour_reached_it()
    {
        var snapshots = Given.Daily([.. Enumerable.Repeat(0.45m, 90)]);
        var hour = Samples.Snapshot("default", snapshots[79].LastUpdated.AddHours(-3), 0.5m);

        var advice = (await Given.AdviseAsync(snapshots.Insert(79, hour)))!;

        Assert.Equal((0.5m, 9), (advice.Below[0].Level, advice.Below[0].Days));
    }

    [Fact]
    public async Task A_candidate_fired_as_often_as_a_backtest_of_it_says()
    {
        decimal[] shares =
            [.. Given.QuietYear().Select((share, day) => day is > 200 and < 210 or > 300 and < 303 ? 1.3m : share)];
        var snapshots = Given.Daily(shares);

        var advice = (await Given.AdviseAsync(snapshots))!;

        foreach (var measure in advice.Measures)
        {
            var query = new BacktestQuery
            {
                Measure = measure.Measure,
                Thresholds = [.. measure.Candidates.Select(candidate => candidate.Threshold)],
            };
            var results = await new Backtest(Given.Reader(snapshots)).RunAsync(
                Given.Watch(), query.RulesFor(Given.Watch()), null, null, CancellationToken.None);
            Assert.Equal(
                results.Select(result => new Candidate(result.Threshold, result.Fired, result.TimeFiring)), measure.Candidates);
        }
    }

    [Fact]
    public async Task The_lowest_threshold_above_the_noise_that_fired_at_most_twice_a_year_is_recommended()
    {
        decimal[] incidents(params int[] days) =>
            [.. Given.QuietYear().Select((share, day) => days.Any(begin => day >= begin && day < begin + 5) ? 1.3m : share)];

        var quiet = Level((await Given.AdviseAsync(Given.Daily(Given.QuietYear())))!);
        var twice = Level((await Given.AdviseAsync(Given.Daily(incidents(100, 200))))!);
        var often = Level((await Given.AdviseAsync(Given.Daily(incidents(100, 200, 300))))!);

        Assert.Equal((0.6m, 0), (quiet.Recommended, FiredBy(quiet)));
        Assert.Equal((0.6m, 2), (twice.Recommended, FiredBy(twice)));
        Assert.Equal((1.5m, 0), (often.Recommended, FiredBy(often)));
        Assert.StartsWith("it would not have fired in 364 days; noise reaches up to 0.", quiet.Reason, StringComparison.Ordinal);
        Assert.Equal("it would not have fired in 364 days; lower ones more often than 2 times a year", often.Reason);
        Assert.All(new[] { quiet, twice, often }, level => Assert.True(level.Recommended >= level.Floor));
    }

    [Fact]
    public async Task A_recommended_level_recovers_when_the_usual_share_is_back()
    {
        foreach (var share in new[] { 0.013m, 0.55m, 0.91m, 4.6m, 60m })
        {
            var advice = (await Given.AdviseAsync(Given.Daily([.. Enumerable.Repeat(share, 100)])))!;
            Assert.True(Level(advice).Recommended * 0.9m >= share, $"{share}: {Level(advice)}");
        }
    }

    [Fact]
    public async Task Where_nothing_moves_thresholds_are_not_finer_than_shares_are_given()
    {
        var advice = (await Given.AdviseAsync(Given.Daily(new decimal[100])))!;
        Assert.Equal([0.01m, 0.01m, 1m], advice.Measures.Select(measure => measure.Recommended));
    }

    [Fact]
    public async Task From_shares_of_0_percent_no_relative_rise_is_recommended()
    {
        decimal[] shares = [.. Enumerable.Range(0, 100).Select(day => day / 7 % 2 == 0 ? 0m : 0.1m)];
        var relative = (await Given.AdviseAsync(Given.Daily(shares)))!.Measures
            .Single(measure => measure.Measure == Measure.RiseInPercent);
        Assert.Equal((null, null), (relative.Recommended, relative.Floor));
        Assert.Equal("what is noise cannot be told, since the share was often 0 %", relative.Reason);
        Assert.Empty(relative.Settings);
    }

    [Fact]
    public async Task Of_a_long_history_the_last_year_counts()
    {
        decimal[] shares = [.. Enumerable.Repeat(3m, 500), .. Given.QuietYear()];
        var advice = (await Given.AdviseAsync(Given.Daily(shares)))!;
        Assert.Equal(Given.Now.AddDays(-364).AddHours(-1), advice.From);
        Assert.Equal(0.6m, Level(advice).Recommended);
    }

    [Fact]
    public async Task Nothing_stored_is_no_advice() => Assert.Null(await Given.AdviseAsync([]));

    [Theory]
    [InlineData(1, "56 days of history are needed, and there are 0: 56 are missing. radar backfill --weeks 52 fills them.")]
    [InlineData(41, "56 days of history are needed, and there are 40: 16 are missing. radar backfill --weeks 52 fills them.")]
    [InlineData(57, null)]
    public async Task Too_little_history_is_told_with_how_much_is_missing(int days, string? missing)
    {
        var advice = (await Given.AdviseAsync(Given.Daily([.. Enumerable.Repeat(0.5m, days)])))!;
        Assert.Equal(missing, advice.Missing);
        Assert.Equal(missing is null ? 3 : 0, advice.Measures.Length);
        Assert.Equal(missing is null, advice.Trend is not null);
    }

    [Fact]
    public async Task A_history_with_gaps_is_told_when_too_few_changes_are_left()
    {
        var snapshots = Given.Daily([.. Enumerable.Repeat(0.5m, 200)]);
        ImmutableArray<Snapshot> ends = [.. snapshots.Take(30), .. snapshots.TakeLast(20)];
        var advice = (await Given.AdviseAsync(ends))!;
        Assert.StartsWith(
            "The history has gaps: 6 changes over 7d can be told, and 8 are needed.", advice.Missing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_to_be_set_changes_the_rule_of_that_measure_or_makes_a_new_one()
    {
        var level = Alerting.Given.Level() with { Name = "much" };
        var rise = Alerting.Given.Rise(overHours: 0);
        var advice = (await Given.AdviseAsync(Given.Daily(Given.QuietYear()), Given.Watch(level, rise)))!;
        var settings = advice.Measures.SelectMany(measure => measure.Settings).ToDictionary(StringComparer.Ordinal);

        Assert.Equal("0.6", settings["Watches__default__Rules__much__Threshold"]);
        Assert.Contains("Watches__default__Rules__advisedrise__Measure", settings.Keys);
        settings["Radar__ApiToken"] = "token";
        settings["Storage__Path"] = "radar.db";
        var given = settings.ToDictionary(
            pair => pair.Key.Replace("__", ":", StringComparison.Ordinal), pair => (string?)pair.Value);
        var read = TestSettings.Read(given);
        Assert.Equal(
            advice.Measures.Select(measure => (measure.Measure, measure.Recommended)).Order(),
            read.Watches[0].Rules.Select(rule => (rule.Measure, (decimal?)rule.Threshold)).Order());
    }

    private static MeasureAdvice Level(WatchAdvice advice) =>
        advice.Measures.Single(measure => measure.Measure == Measure.LegacyShare);

    private static int FiredBy(MeasureAdvice measure) =>
        measure.Candidates.Single(candidate => candidate.Threshold == measure.Recommended).Fired;
}
