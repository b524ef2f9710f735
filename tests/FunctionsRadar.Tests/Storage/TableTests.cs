using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Tests.Storage;

/// <summary>Tests that each have an empty table.</summary>
public abstract class TableTests(ITableSource tables) : IAsyncLifetime
{
    protected static CancellationToken Never => CancellationToken.None;

    protected ITable Table { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Table = await tables.NewTableAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
