using System.Diagnostics;
using FunctionsRadar.Tests.Infra;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Cli;

/// <summary>
/// The program itself, as a process in an empty folder, with no settings but those given: as it was built with the tests, or the
/// published one that <c>RADAR_PROGRAM</c> names.
/// </summary>
internal sealed class CliProgram : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Settings by their keys, given as environment variables.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    public string GetPath(string name) => _folder.GetPath(name);

    /// <summary>How many files the system lets it open; null for as many as the tests may.</summary>
    public int? OpenFiles { get; set; }

    /// <summary>Settings that reach a Radar, and a store in the folder.</summary>
    public static CliProgram For(RadarServer radar)
    {
        var program = new CliProgram();
        program.Settings["Radar:BaseUrl"] = radar.BaseUrl.AbsoluteUri;
        program.Settings["Radar:ApiToken"] = RadarServer.Token;
        program.Settings["Radar:RequestsPerSecond"] = "200";
        return program;
    }

    /// <summary>Watches w0, w1 and so on, which differ in what they ask for: see <see cref="ParseWatch"/>.</summary>
    public CliProgram WithWatches(int count)
    {
        for (var number = 0; number < count; number++)
            Settings[$"Watches:w{number}:DateRange"] = $"{number + 1}d";
        return this;
    }

    /// <summary>The number of the watch that asks Radar with a query.</summary>
    public static int ParseWatch(string query) =>
        int.Parse(query.Split("dateRange=")[1].Split('d')[0], CultureInfo.InvariantCulture) - 1;

    /// <summary>Runs it to its end.</summary>
    public async Task<ToolResult> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ToolResult(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts it.</summary>
    public Process Start(params string[] arguments)
    {
        var start = WithLimit(CreateStartInfo(arguments));
        start.WorkingDirectory = _folder.GetPath("");
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToArray())
            start.Environment.Remove(name);
        foreach (var (key, value) in Settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["TMPDIR"] = _folder.GetPath("");
        start.Environment["XDG_DATA_HOME"] = _folder.GetPath("home");
        return Process.Start(start)!;
    }

    private static ProcessStartInfo CreateStartInfo(string[] arguments) =>
        Environment.GetEnvironmentVariable("RADAR_PROGRAM") is { } published
            ? new(published, arguments)
            : new("dotnet", [Path.Combine(AppContext.BaseDirectory, "radar.dll"), .. arguments]);

    private ProcessStartInfo WithLimit(ProcessStartInfo start) => OpenFiles is null
        ? start
        : new("sh", ["-c", $"ulimit -n {OpenFiles}; exec \"$@\"", "sh", start.FileName, .. start.ArgumentList]);

    private static bool IsSetting(string name) => AppSettings.IsOurs(name.Replace("__", ":", StringComparison.Ordinal));

    public void Dispose() => _folder.Dispose();
}
