using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Tests.Storage;

/// <summary>Makes empty tables of one kind.</summary>
public abstract class TableSource
{
    internal abstract Task<ITable> NewTableAsync();
}
