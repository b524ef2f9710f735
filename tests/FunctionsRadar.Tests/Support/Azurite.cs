using Azure.Core.Pipeline;
using Azure.Data.Tables;

[assembly: AssemblyFixture(typeof(FunctionsRadar.Tests.Support.Azurite))]

namespace FunctionsRadar.Tests.Support;

/// <summary>
/// Azurite, Microsoft's emulator of Azure Storage: one process for all tests, started by the first that asks for it, with
/// everything in memory.
/// </summary>
public sealed class Azurite : IAsyncDisposable
{
    private readonly Lazy<Task<AzuriteProcess>> _process = new(AzuriteProcess.StartAsync);
    private int _tables;

    /// <summary>How to reach it, with the account that every emulator has.</summary>
    public async Task<string> ConnectionStringAsync()
    {
        await NodePrograms.EnsureAsync();
        return (await _process.Value).ConnectionString;
    }

    /// <summary>The name of a table that nobody else uses.</summary>
    public string NewTableName() => string.Create(CultureInfo.InvariantCulture, $"table{Interlocked.Increment(ref _tables)}");

    /// <summary>A table that nobody else uses; it is not made yet. Retries follow at once.</summary>
    /// <param name="handler">Sees every request; null for none.</param>
    public async Task<TableClient> NewTableAsync(WatchedHandler? handler = null)
    {
        var shortly = TimeSpan.FromMilliseconds(1);
        var options = new TableClientOptions { Retry = { Delay = shortly, MaxDelay = shortly } };
        if (handler is not null)
            options.Transport = new HttpClientTransport(handler);
        return new TableClient(await ConnectionStringAsync(), NewTableName(), options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process.IsValueCreated)
            await (await _process.Value).DisposeAsync();
    }
}
