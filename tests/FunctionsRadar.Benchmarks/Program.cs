using FunctionsRadar.Benchmarks;
using FunctionsRadar.Tests.Support;

// Ratios against a baseline of the same run: what a machine can do differs, and what else it does too.
//   dotnet run -c Release [snapshots]            SQLite, a million snapshots unless given
//   dotnet run -c Release azurite [snapshots]    Azurite from tests/node_modules, 100,000 unless given
//   dotnet run -c Release worker                 the Functions app, published
var what = args is ["azurite" or "worker", ..] ? args[0] : "sqlite";
var snapshots = args.Skip(what == "sqlite" ? 0 : 1).ToArray() is [var count]
    ? int.Parse(count, NumberStyles.None, CultureInfo.InvariantCulture)
    : what == "azurite" ? 100_000 : 1_000_000;
await (what switch
{
    "worker" => WorkerStart.PrintAsync(),
    "azurite" => OnAzuriteAsync(),
    _ => OnSqliteAsync(),
});

async Task OnSqliteAsync()
{
    using var few = await SqliteStore.FillAsync(10);
    using var many = await SqliteStore.FillAsync(snapshots);
    await using var small = await few.ServeAsync();
    await using var large = await many.ServeAsync();
    await Comparison.PrintAsync(
        "snapshots/latest, to a bare endpoint with the same bytes", small, "bare", small, "api/snapshots/latest", Load.Full);
    await CompareSizesAsync(small, large, Load.Full);
}

async Task OnAzuriteAsync()
{
    await using var azurite = await AzuriteProcess.StartAsync();
    await using var small = await AzuriteTable.ServeAsync(azurite, 10);
    await using var large = await AzuriteTable.ServeAsync(azurite, snapshots);
    // The emulator walks through all its rows for each query, one query at a time.
    await CompareSizesAsync(small, large, Load.OneAtATime);
}

async Task CompareSizesAsync(BenchmarkServer small, BenchmarkServer large, Load pages)
{
    await Comparison.PrintAsync(
        $"snapshots/latest with {snapshots} snapshots, to 10", small, "api/snapshots/latest", large, "api/snapshots/latest",
        Load.Full);
    await Comparison.PrintAsync(
        "a page of 100 deep in the history, to the first one", large, "api/snapshots?format=csv", large,
        $"api/snapshots?format=csv&after={await large.CursorAtAsync(snapshots / 2)}", pages);
}
