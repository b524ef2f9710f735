using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Tests.Storage;

/// <summary>Makes empty tables of one kind.</summary>
public interface ITableSource
{
    Task<ITable> NewTableAsync();
}
