using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Rows;
using FunctionsRadar.Storage.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionsRadar.Tests.Support;

/// <summary>The two kinds of store.</summary>
public enum StoreKind
{
    Sqlite,
    Azurite,
}
