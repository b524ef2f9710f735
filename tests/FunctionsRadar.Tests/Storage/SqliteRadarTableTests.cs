using FunctionsRadar.Storage;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Storage;

public sealed class SqliteRadarTableTests : RadarTableContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteRadarTable _table;

    public SqliteRadarTableTests() => _table = new SqliteRadarTable(_folder.PathOf("radar.db"));

    protected override IRadarTable Table => _table;

    public void Dispose()
    {
        _table.Dispose();
        _folder.Dispose();
    }
}
