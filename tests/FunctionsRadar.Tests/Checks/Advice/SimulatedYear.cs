using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;
using FunctionsRadar.Tests.Storage;

namespace FunctionsRadar.Tests.Checks.Advice;

/// <summary>
/// A year of mail, made up from a seed: the share of every six hours from a level, a season of the year and of the week, a slow
/// fall, noise that remembers itself, outliers and incidents; what Radar reports of it is the mean of seven days. In the second
/// half the share may rise for good, at once or by and by.
/// </summary>
internal sealed class SimulatedYear
{
    public const int StepsADay = 4;
    private const int Days = 364;
    private const int Steps = Days * StepsADay;
    private const int WindowSteps = 7 * StepsADay;

    private readonly double[] _quiet = new double[Steps + WindowSteps];
    private readonly double[] _mail = new double[Steps + WindowSteps];
    private readonly bool[] _missing = new bool[Steps + 1];

    /// <param name="seed">Makes the year.</param>
    /// <param name="rises">True when the share rises for good in the second half.</param>
    public SimulatedYear(int seed, bool rises)
    {
#pragma warning disable RS0030 // Seeded.
        var random = new Random(seed);
#pragma warning restore RS0030
        Rises = rises;
        var level = Math.Exp(Between(random, Math.Log(0.1), Math.Log(4)));
        AddSeasons(random, level);
        AddIncident(random, level);
        if (rises)
            AddRise(random, level);
        AddNoise(random);
        AddGaps(random);
    }

    /// <summary>True when the share rises for good in the second half.</summary>
    public bool Rises { get; }

    public static DateTimeOffset Start { get; } = new(2025, 11, 1, 6, 0, 0, TimeSpan.Zero);

    /// <summary>Where the second half begins.</summary>
    public static DateTimeOffset Middle { get; } = Start.AddDays(Days / 2);

    public static Watch Watch { get; } = new()
    {
        Name = "default",
        DateRange = new DateRange("7d", TimeSpan.FromDays(7)),
        Rules = [],
    };

    /// <summary>What was stored: once a day of the first half, as a backfill does, and then every six hours.</summary>
    public ImmutableArray<Snapshot> Snapshots(bool backfilled) =>
    [
        .. Enumerable.Range(0, Steps)
            .Where(step => !_missing[step] && (!backfilled || step >= Steps / 2 || step % StepsADay == 0))
            .Select(step => Snapshot(step, backfilled && step < Steps / 2)),
    ];

    /// <summary>
    /// The shares of the second half as they would be without noise, one each six hours, and those of the week before it.
    /// </summary>
    public ImmutableArray<decimal> QuietShares() =>
        [.. Enumerable.Range((Steps / 2) - WindowSteps, (Steps / 2) + WindowSteps).Select(step => Mean(_quiet, step))];

    private void AddSeasons(Random random, double level)
    {
        var (yearly, phase) = (Between(random, 0, 0.15), Between(random, 0, 2 * Math.PI));
        var (weekly, fall) = (Between(random, 0, 0.3), Between(random, 0, 0.4));
        for (var step = 0; step < _quiet.Length; step++)
        {
            var year = (double)step / Steps;
            var weekend = step / StepsADay % 7 >= 5 ? weekly : 0;
            _quiet[step] = level * (1 + (yearly * Math.Sin((2 * Math.PI * year) + phase)) - (fall * year) + weekend);
        }
    }

    // In every other first half there is an incident to look back at, of some days to some weeks.
    private void AddIncident(Random random, double level)
    {
        if (random.NextDouble() < 0.5)
            return;
        var length = (int)Between(random, 2 * StepsADay, 20 * StepsADay);
        var begin = random.Next((Steps / 2) - length);
        var height = level * Between(random, 0.3, 3);
        for (var step = begin; step < begin + length; step++)
            _quiet[step + WindowSteps] += height;
    }

    private void AddRise(Random random, double level)
    {
        var begin = WindowSteps + (Steps / 2) + random.Next(7 * StepsADay, 100 * StepsADay);
        var height = level * Between(random, 0.2, 3);
        var length = random.NextDouble() < 0.5 ? 1 : random.Next(10 * StepsADay, 70 * StepsADay);
        for (var step = begin; step < _quiet.Length; step++)
            _quiet[step] += height * Math.Min(1, (double)(step - begin + 1) / length);
    }

    private void AddNoise(Random random)
    {
        var (size, memory) = (Between(random, 0.02, 0.15), Between(random, 0, 0.95));
        var outliers = random.NextDouble() < 0.5 ? 0.01 : 0;
        var noise = 0d;
        for (var step = 0; step < _quiet.Length; step++)
        {
            noise = (memory * noise) + (size * Math.Sqrt(1 - (memory * memory)) * Normal(random));
            var outlier = random.NextDouble() < outliers ? Between(random, 0.5, 2) : 0;
            _mail[step] = Math.Max(0, _quiet[step] * (1 + noise + outlier));
        }
    }

    private void AddGaps(Random random)
    {
        for (var gaps = random.Next(0, 4); gaps > 0; gaps--)
        {
            var (begin, length) = (random.Next(Steps), random.Next(1, 12 * StepsADay));
            _missing.AsSpan(begin, Math.Min(length, Steps - begin)).Fill(true);
        }
    }

    private Snapshot Snapshot(int step, bool backfilled) =>
        Samples.Snapshot(Watch.Name, Start.AddDays((double)step / StepsADay), Mean(_mail, step)) with { Backfilled = backfilled };

    // Radar gives shares with three decimals or so.
    private static decimal Mean(double[] shares, int step) =>
        Math.Round((decimal)shares.AsSpan(step, WindowSteps).ToArray().Average(), 3);

    private static double Between(Random random, double low, double high) => low + ((high - low) * random.NextDouble());

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
