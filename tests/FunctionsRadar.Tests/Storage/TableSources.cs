using System.Globalization;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Storage;

/// <summary>Makes empty tables of one kind.</summary>
public interface ITableSource
{
    Task<ITable> NewTableAsync();
}

public sealed class SqliteTables : ITableSource, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteTable> _tables = [];

    public Task<ITable> NewTableAsync()
    {
        var table = new SqliteTable(_folder.PathOf(string.Create(CultureInfo.InvariantCulture, $"{_tables.Count}.db")));
        _tables.Add(table);
        return Task.FromResult<ITable>(table);
    }

    public void Dispose()
    {
        _tables.ForEach(table => table.Dispose());
        _folder.Dispose();
    }
}

public sealed class AzuriteTables(Azurite azurite) : ITableSource
{
    public async Task<ITable> NewTableAsync() => new AzureTable(await azurite.NewTableAsync());
}

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
