using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace FunctionsRadar.Tests.Support;

/// <summary>
/// Azurite's tables as a process on a free loopback port, with everything in memory. Its npm package has to be installed.
/// </summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    // Azurite exits when its stdin closes, so also when this process is killed.
    private const string Program = "process.stdin.resume().on('end', () => process.exit()); require(process.argv[1]);";

    // Documented, the same everywhere, and of use for emulators alone.
    private const string Account =
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
        + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Process _process;

    private AzuriteProcess(Process process, int port)
    {
        _process = process;
        ConnectionString = string.Create(
            CultureInfo.InvariantCulture, $"{Account};TableEndpoint=http://127.0.0.1:{port}/devstoreaccount1");
    }

    /// <summary>How to reach it, with the account that every emulator has.</summary>
    public string ConnectionString { get; }

    public static async Task<AzuriteProcess> StartAsync()
    {
        var port = FreePort();
        var main = RepositoryFiles.GetPath("tests", "node_modules", "azurite", "dist", "src", "table", "main.js");
        string[] arguments =
        [
            "--tableHost", "127.0.0.1", "--tablePort", $"{port}", "--inMemoryPersistence", "--skipApiVersionCheck",
            "--disableTelemetry", "--silent",
        ];
        var process = Process.Start(new ProcessStartInfo("node", ["-e", Program, main, .. arguments])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("successfully started", StringComparison.Ordinal))
                return new AzuriteProcess(process, port);
        }
        throw new InvalidOperationException("Azurite ended before it had started; npm ci in tests installs it.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
