using System.Diagnostics;

namespace FunctionsRadar.Tests.FunctionsApp.Host;

/// <summary>The worker program as a process, started as the host starts it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    private WorkerProcess(Process process)
    {
        _process = process;
        Ended = ReadToEndAsync(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    /// <summary>Done when it has ended: its exit code, and what it wrote to its console.</summary>
    public Task<string> Ended { get; }

    public int ExitCode => _process.ExitCode;

    public static WorkerProcess Start(string program, Uri host, IReadOnlyDictionary<string, string> settings)
    {
        var folder = Path.GetDirectoryName(program)!;
        string[] arguments =
        [
            program, "--functions-uri", host.AbsoluteUri, "--functions-worker-id", "worker", "--functions-request-id", "start",
            "--functions-grpc-max-message-length", "2147483647",
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToArray())
            start.Environment.Remove(name);
        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = folder;
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return new WorkerProcess(Process.Start(start)!);
    }

    /// <summary>Asks it to end, as the system does when an instance goes.</summary>
    public async Task<string> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await Ended;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static bool IsSetting(string name) => AppSettings.IsOurs(name.Replace("__", ":", StringComparison.Ordinal));

    private async Task<string> ReadToEndAsync(Task<string> output, Task<string> errors)
    {
        await _process.WaitForExitAsync();
        return $"{_process.ExitCode}\n{await output}\n{await errors}";
    }
}
