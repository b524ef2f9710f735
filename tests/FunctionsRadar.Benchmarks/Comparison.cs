namespace FunctionsRadar.Benchmarks;

/// <summary>Requests a second of one address in terms of another's, in turns, so that both meet the same disturbances.</summary>
internal static class Comparison
{
    private const int Rounds = 7;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    public static async Task PrintAsync(
        string what, BenchmarkServer baseServer, string basePath, BenchmarkServer server, string path, Load load)
    {
        var (bases, rates) = (new List<double>(), new List<double>());
        for (var round = -1; round < Rounds; round++)
        {
            var baseRate = await load.MeasureAsync(new Uri(baseServer.Address, basePath), Round);
            var rate = await load.MeasureAsync(new Uri(server.Address, path), Round);
            if (round < 0)
                continue;
            bases.Add(baseRate);
            rates.Add(rate);
        }
        var ratio = Median(rates.Zip(bases, (rate, baseRate) => rate / baseRate));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{ratio:0.00}  {what} ({Median(rates):0.#} to {Median(bases):0.#} requests a second)"));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
