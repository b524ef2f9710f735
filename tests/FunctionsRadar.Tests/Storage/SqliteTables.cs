using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Storage;

public sealed class SqliteTables : TableSource, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteTable> _tables = [];

    internal override Task<ITable> NewTableAsync()
    {
        var table = new SqliteTable(_folder.GetPath(string.Create(CultureInfo.InvariantCulture, $"{_tables.Count}.db")));
        _tables.Add(table);
        return Task.FromResult<ITable>(table);
    }

    public void Dispose()
    {
        _tables.ForEach(table => table.Dispose());
        _folder.Dispose();
    }
}
