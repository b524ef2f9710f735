using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

[assembly: AssemblyFixture(typeof(FunctionsRadar.Tests.Support.Azurite))]

namespace FunctionsRadar.Tests.Support;

/// <summary>
/// Azurite, Microsoft's emulator of Azure Storage: one process for all tests, started by the first that asks for it, with everything in memory.
/// </summary>
public sealed class Azurite : IAsyncDisposable
{
    // Azurite ends with its input, that is with the test process, however that ends.
    private const string Program = "process.stdin.resume().on('end', () => process.exit()); require(process.argv[1]);";

    // Documented, the same everywhere, and of use for emulators alone.
    private const string Account =
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Lazy<Task<int>> _port;
    private Process? _process;
    private int _tables;

    public Azurite() => _port = new Lazy<Task<int>>(StartAsync);

    /// <summary>How to reach it, with the account that every emulator has.</summary>
    public async Task<string> ConnectionStringAsync()
    {
        await NodePrograms.EnsureAsync();
        var port = await _port.Value;
        return string.Create(CultureInfo.InvariantCulture, $"{Account};TableEndpoint=http://127.0.0.1:{port}/devstoreaccount1");
    }

    /// <summary>The name of a table that nobody else uses.</summary>
    public string NewTableName() => string.Create(CultureInfo.InvariantCulture, $"table{Interlocked.Increment(ref _tables)}");

    /// <summary>A table that nobody else uses; it is not made yet. Retries follow at once.</summary>
    /// <param name="handler">Sees every request; null for none.</param>
    public async Task<TableClient> NewTableAsync(WatchedHandler? handler = null)
    {
        var options = new TableClientOptions { Retry = { Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1) } };
        if (handler is not null)
            options.Transport = new HttpClientTransport(handler);
        return new TableClient(await ConnectionStringAsync(), NewTableName(), options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<int> StartAsync()
    {
        var port = FreePort();
        var main = Path.Combine(NodePrograms.Folder, "node_modules", "azurite", "dist", "src", "table", "main.js");
        string[] arguments = ["--tableHost", "127.0.0.1", "--tablePort", $"{port}", "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--silent"];
        _process = Process.Start(new ProcessStartInfo("node", ["-e", Program, main, .. arguments])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("successfully started", StringComparison.Ordinal))
                return port;
        }
        throw new InvalidOperationException("Azurite ended before it had started.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
