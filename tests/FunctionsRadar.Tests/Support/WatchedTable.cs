using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Tests.Support;

/// <summary>A table of which a test hears before a row is looked up and before rows change.</summary>
internal sealed class WatchedTable(ITable table) : ITable, IDisposable
{
    /// <summary>Before a row of a partition is looked up.</summary>
    public Func<string, Task> Finding { get; init; } = _ => Task.CompletedTask;

    /// <summary>Before rows of a partition are read.</summary>
    public Func<string, Task> Querying { get; init; } = _ => Task.CompletedTask;

    /// <summary>Before rows of a partition change.</summary>
    public Func<string, Task> Applying { get; init; } = _ => Task.CompletedTask;

    public async Task<Row?> FindAsync(string partition, string key, CancellationToken cancellation)
    {
        await Finding(partition);
        return await table.FindAsync(partition, key, cancellation);
    }

    public async Task<IReadOnlyList<Row>> QueryAsync(
        string partition, string from, string before, int limit, CancellationToken cancellation)
    {
        await Querying(partition);
        return await table.QueryAsync(partition, from, before, limit, cancellation);
    }

    public async Task<bool> ApplyAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        await Applying(partition);
        return await table.ApplyAsync(partition, changes, cancellation);
    }

    public Task<IReadOnlyList<string>> ListPartitionsAsync(CancellationToken cancellation) =>
        table.ListPartitionsAsync(cancellation);

    public void Dispose() => (table as IDisposable)?.Dispose();
}
