using System.Globalization;
using FunctionsRadar.Storage;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Storage;

/// <summary>Makes empty tables of one kind.</summary>
public interface ITableSource
{
    Task<IRadarTable> NewTableAsync();
}

public sealed class SqliteTables : ITableSource, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteRadarTable> _tables = [];

    public Task<IRadarTable> NewTableAsync()
    {
        var table = new SqliteRadarTable(_folder.PathOf(string.Create(CultureInfo.InvariantCulture, $"{_tables.Count}.db")));
        _tables.Add(table);
        return Task.FromResult<IRadarTable>(table);
    }

    public void Dispose()
    {
        _tables.ForEach(table => table.Dispose());
        _folder.Dispose();
    }
}

public sealed class AzuriteTables(Azurite azurite) : ITableSource
{
    public async Task<IRadarTable> NewTableAsync() => new AzureRadarTable(await azurite.NewTableAsync());
}

/// <summary>Tests that each have an empty table.</summary>
public abstract class TableTests(ITableSource tables) : IAsyncLifetime
{
    protected static CancellationToken Never => CancellationToken.None;

    protected IRadarTable Table { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Table = await tables.NewTableAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
