using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Storage;

public sealed class AzuriteTables(Azurite azurite) : TableSource
{
    internal override async Task<ITable> NewTableAsync() => new AzureTable(await azurite.NewTableAsync());
}
