using System.Globalization;
using FunctionsRadar.Benchmarks;

// Ratios against a baseline of the same run: what a machine can do differs, and what else it does too.
var snapshots = args is [var count] ? int.Parse(count, NumberStyles.None, CultureInfo.InvariantCulture) : 1_000_000;
using var few = new Store(10);
using var many = new Store(snapshots);
await using var small = await BenchmarkServer.StartAsync(few);
await using var large = await BenchmarkServer.StartAsync(many);

await Comparison.PrintAsync("snapshots/latest, to a bare endpoint with the same bytes", small, "bare", small, "api/snapshots/latest");
await Comparison.PrintAsync($"snapshots/latest with {snapshots} snapshots, to 10", small, "api/snapshots/latest", large, "api/snapshots/latest");
await Comparison.PrintAsync("a page of 100 deep in the history, to the first one", large, "api/snapshots?format=csv", large, $"api/snapshots?format=csv&after={await large.CursorAtAsync(snapshots / 2)}");
