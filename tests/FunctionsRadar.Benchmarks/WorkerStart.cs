using FunctionsRadar.Tests.FunctionsApp.Host;
using FunctionsRadar.Tests.Infra;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Benchmarks;

/// <summary>
/// How long the published worker takes from its start to its first response, in terms of an empty worker; in turns.
/// </summary>
internal static class WorkerStart
{
    private const int Rounds = 7;

    public static async Task PrintAsync()
    {
        using var folder = new TemporaryFolder();
        var empty = await PublishAsync("tests/EmptyWorker", folder.GetPath("empty"), "EmptyWorker.dll");
        var app = await PublishAsync("src/FunctionsRadar", folder.GetPath("app"), "FunctionsRadar.dll");
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Radar__ApiToken"] = "of-no-use-here",
            ["Storage__Path"] = folder.GetPath("radar.db"),
        };
        var (bases, times) = (new List<double>(), new List<double>());
        for (var round = -1; round < Rounds; round++)
        {
            var (baseTime, time) = (await MeasureAsync(empty, settings), await MeasureAsync(app, settings));
            if (round < 0)
                continue;
            bases.Add(baseTime);
            times.Add(time);
        }
        var ratio = Median(times.Zip(bases, (time, baseTime) => time / baseTime));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{ratio:0.00}  the worker's start to its first response, to an empty one's "
            + $"({Median(times):0.00} to {Median(bases):0.00} s)"));
    }

    private static async Task<string> PublishAsync(string project, string folder, string program)
    {
        string[] arguments = ["publish", project, "--configuration", "Release", "--output", folder, "--nologo"];
        var published = await CommandLineTool.RunAsync("dotnet", RepositoryFiles.Root, arguments);
        return published.ExitCode == 0
            ? Path.Combine(folder, program)
            : throw new InvalidOperationException(published.Output + published.Errors);
    }

    private static async Task<double> MeasureAsync(string program, Dictionary<string, string> settings)
    {
        var start = TimeProvider.System.GetTimestamp();
        await using var host = await WorkerHost.StartAsync(program, settings);
        using var response = await host.AskAsync("GetHealth", "api/health");
        response.EnsureSuccessStatusCode();
        return TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
