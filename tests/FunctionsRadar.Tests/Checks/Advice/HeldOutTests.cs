using System.Collections.Concurrent;
using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Checks;
using FunctionsRadar.Checks.Advice;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Checks.Advice;

/// <summary>Whether what is recommended from the first half of a year keeps its promise in the second.</summary>
[Collection(nameof(Alone))]
public sealed class HeldOutTests(ITestOutputHelper output)
{
    private const int Years = 200;
    private const int FirstSeed = 20_000;
    private const int StepsAWindow = 7 * SimulatedYear.StepsADay;

    [Fact]
    public async Task Of_200_years_95_percent_fire_at_most_once_more_than_promised_and_95_percent_of_real_rises_are_told()
    {
        var trials = new ConcurrentBag<Trial>();
        await Parallel.ForAsync(0, Years, async (year, _) =>
        {
            foreach (var trial in await TryAsync(new SimulatedYear(FirstSeed + year, rises: year % 2 == 1), year % 4 < 2))
                trials.Add(trial);
        });
        foreach (var measure in trials.GroupBy(trial => trial.Measure).OrderBy(measure => measure.Key))
        {
            var count = Count(measure.Key, [.. measure]);
            output.WriteLine(count.ToString());
            Assert.Equal(Years, count.Quiet + count.Rises + count.SmallRises + count.NotRecommended);
            Assert.InRange(count.NotRecommended, 0, Years / 20);
            Assert.InRange(count.Rises, Years / 4, Years / 2);
            Assert.InRange((double)count.QuietAsPromised / count.Quiet, 0.95, 1);
            Assert.InRange((double)count.RisesTold / count.Rises, 0.95, 1);
        }
    }

    // The advice knows the first half only; the rules that it recommends then go through the second.
    private static async Task<IEnumerable<Trial>> TryAsync(SimulatedYear year, bool backfilled)
    {
        var (watch, middle) = (SimulatedYear.Watch, SimulatedYear.Middle);
        var snapshots = year.Snapshots(backfilled);
        var advisor = Given.Advisor([.. snapshots.Where(snapshot => snapshot.LastUpdated < middle)], middle);
        var advice = await advisor.AdviseAsync(watch, CancellationToken.None);
        var rules = advice!.Measures.Where(measure => measure.Recommended is not null).Select(Rule);
        var results = await new Backtest(Given.Reader(snapshots)).RunAsync(
            watch, [.. rules], middle, null, CancellationToken.None);
        return advice.Measures.Select(measure => new Trial(
            measure.Measure, year.Rises, measure.Recommended,
            measure.Candidates.FirstOrDefault(candidate => candidate.Threshold == measure.Recommended)?.Fired ?? 0,
            results.FirstOrDefault(result => result.Measure == measure.Measure)?.Fired ?? 0, Highest(measure.Measure, year)));
    }

    private static Rule Rule(MeasureAdvice advice)
    {
        var query = new BacktestQuery { Thresholds = [advice.Recommended!.Value], Measure = advice.Measure };
        return query.RulesFor(SimulatedYear.Watch).Single() with { Name = advice.Measure.ToString() };
    }

    // What the measure comes to at the most in the second half, were there no noise.
    private static decimal Highest(Measure measure, SimulatedYear year)
    {
        var (shares, definition) = (year.QuietShares(), MeasureDefinition.For(measure));
        var measured = shares.Zip(
            shares.Skip(StepsAWindow), (before, now) => definition.Take(now, new SnapshotPoint(default, before)).Value);
        return measured.Max()!.Value;
    }

    private static Counts Count(Measure measure, Trial[] trials)
    {
        Trial[] tried = [.. trials.Where(trial => trial.Threshold is not null)];
        Trial[] quiet = [.. tried.Where(trial => !trial.Rises)];
        Trial[] above = [.. tried.Where(trial => trial.Rises && trial.Highest > trial.Threshold)];
        return new Counts(
            measure, quiet.Length, quiet.Count(trial => trial.Fired <= trial.Promised + 1),
            quiet.Count(trial => trial.Fired == 0), above.Length, above.Count(trial => trial.Fired > 0),
            tried.Length - quiet.Length - above.Length, trials.Length - tried.Length);
    }

    private sealed record Trial(Measure Measure, bool Rises, decimal? Threshold, int Promised, int Fired, decimal Highest);

    private sealed record Counts(
        Measure Measure, int Quiet, int QuietAsPromised, int QuietWithoutAny, int Rises, int RisesTold, int SmallRises,
        int NotRecommended);
}
