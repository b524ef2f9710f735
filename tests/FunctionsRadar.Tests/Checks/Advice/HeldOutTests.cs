using System.Collections.Concurrent;
using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Checks;
using FunctionsRadar.Checks.Advice;

namespace FunctionsRadar.Tests.Checks.Advice;

/// <summary>Whether what was recommended from the first half of a year keeps its promise in the second.</summary>
public sealed class HeldOutTests(ITestOutputHelper output)
{
    private static readonly int Years = int.Parse(Environment.GetEnvironmentVariable("YEARS") ?? "200");

    [Fact]
    public async Task X()
    {
        var bag = new ConcurrentBag<(int Seed, Measure M, string Kind, decimal Thr, decimal Floor, decimal Now, int Promised, int Fired, decimal Peak)>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Years), async (seed, _) =>
        {
            var rises = seed % 2 == 1;
            var year = new SimulatedYear(seed, rises);
            var all = year.Snapshots(backfilled: seed % 4 < 2);
            SnapshotReader read = (from, to) => all.Where(s => s.LastUpdated >= (from ?? DateTimeOffset.MinValue) && s.LastUpdated <= (to ?? DateTimeOffset.MaxValue)).ToAsyncEnumerable();
            SnapshotReader first = (from, to) => all.Where(s => s.LastUpdated < SimulatedYear.Middle && s.LastUpdated >= (from ?? DateTimeOffset.MinValue)).ToAsyncEnumerable();
            var advice = (await Advisor.AdviseAsync(SimulatedYear.Watch, SimulatedYear.Middle, first, default))!;
            var rules = advice.Measures.Where(m => m.Recommended is not null).Select(m => new BacktestQuery { Thresholds = [m.Recommended!.Value], Measure = m.Measure }.RulesFor(SimulatedYear.Watch)[0] with { Name = m.Measure.ToString() });
            var results = await Backtest.RunAsync(SimulatedYear.Watch, [.. rules], SimulatedYear.Middle, null, read, default);
            var shares = year.QuietShares();
            foreach (var measure in MeasureDefinition.ForRules)
            {
                var m = advice.Measures.SingleOrDefault(x => x.Measure == measure);
                if (m?.Recommended is not { } threshold) { bag.Add((seed, measure, "none", 0, m?.Floor ?? 0, advice.LegacyShare, 0, 0, 0)); continue; }
                var promised = m.Candidates.Single(c => c.Threshold == threshold).Fired;
                var fired = results.Single(r => r.Measure == measure).Fired;
                var d = MeasureDefinition.Of(measure);
                var peak = Enumerable.Range(28, shares.Length - 28).Max(i => d.Take(shares[i], new SnapshotPoint(default, shares[i - 28])).Value)!.Value;
                bag.Add((seed, measure, !rises ? "quiet" : peak > threshold ? "real" : "below", threshold, m.Floor!.Value, advice.LegacyShare, promised, fired, peak));
            }
        });
        foreach (var g in bag.GroupBy(b => b.M).OrderBy(g => g.Key))
        {
            var quiet = g.Where(b => b.Kind == "quiet").ToArray(); var real = g.Where(b => b.Kind == "real").ToArray();
            output.WriteLine($"{g.Key}: quiet kept {quiet.Count(b => b.Fired <= b.Promised + 1)}/{quiet.Length}, as promised {quiet.Count(b => b.Fired <= b.Promised)}, none fired {quiet.Count(b => b.Fired == 0)}; real found {real.Count(b => b.Fired > 0)}/{real.Length}; below {g.Count(b => b.Kind == "below")}, none {g.Count(b => b.Kind == "none")}; promised>0 {g.Count(b => b.Promised > 0)}; thr/floor median {Noise.MedianOf([.. quiet.Where(b => b.Floor > 0).Select(b => b.Thr / b.Floor)]):0.00}; thr/now {Noise.MedianOf([.. quiet.Select(b => b.Thr / b.Now)]):0.00}; thr {Noise.MedianOf([.. quiet.Select(b => b.Thr)]):0.00}");
            foreach (var b in g.Where(b => (b.Kind == "quiet" && b.Fired > b.Promised + 1) || (b.Kind == "real" && b.Fired == 0)).Take(8)) output.WriteLine("   " + b);
        }
        Assert.Fail("");
    }
}
