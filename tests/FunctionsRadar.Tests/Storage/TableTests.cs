using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Tests.Storage;

/// <summary>Tests that each have an empty table.</summary>
public abstract class TableTests(TableSource tables) : IAsyncLifetime
{
    protected static CancellationToken Never => CancellationToken.None;

    private protected ITable Table { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Table = await tables.NewTableAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
