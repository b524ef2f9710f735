using System.Diagnostics;
using FunctionsRadar.Tests.Infra;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Cli;

/// <summary>
/// The program itself, as a process in an empty folder, with no settings but those given: as it was built with the tests, or the
/// published one that <c>RADAR_PROGRAM</c> names.
/// </summary>
internal sealed class RadarProgram : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Settings by their keys, given as environment variables.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    public string PathOf(string name) => _folder.PathOf(name);

    /// <summary>Settings that reach a Radar, and a store in the folder.</summary>
    public static RadarProgram For(RadarServer radar)
    {
        var program = new RadarProgram();
        program.Settings["Radar:BaseUrl"] = radar.BaseUrl.AbsoluteUri;
        program.Settings["Radar:ApiToken"] = RadarServer.Token;
        program.Settings["Radar:RequestsPerSecond"] = "200";
        return program;
    }

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
        var start = StartOf(arguments);
        start.WorkingDirectory = _folder.PathOf("");
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToArray())
            start.Environment.Remove(name);
        foreach (var (key, value) in Settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["TMPDIR"] = _folder.PathOf("");
        return Process.Start(start)!;
    }

    private static ProcessStartInfo StartOf(string[] arguments) => Environment.GetEnvironmentVariable("RADAR_PROGRAM") is { } published
        ? new(published, arguments)
        : new("dotnet", [Path.Combine(AppContext.BaseDirectory, "radar.dll"), .. arguments]);

    private static bool IsSetting(string name) => RadarSettings.Sections.Any(section => name.StartsWith(section + "__", StringComparison.OrdinalIgnoreCase));

    public void Dispose() => _folder.Dispose();
}
