using System.Globalization;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Storage;

/// <summary>Makes empty tables of one kind.</summary>
public interface ITableSource
{
    Task<ITable> NewTableAsync();
}
