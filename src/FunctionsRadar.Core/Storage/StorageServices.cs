using FunctionsRadar.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionsRadar.Storage;

/// <summary>Opens the store that the settings name.</summary>
internal static class StorageServices
{
    /// <summary>The table. Nothing is asked of it yet.</summary>
    /// <exception cref="StorageException">The connection string cannot be read.</exception>
    public static ITable Open(StorageOptions options) =>
        options.Path is { } path ? new SqliteTable(path) : AzureTable.Open(options);

    /// <summary>Adds the table and what stands on it. Needs a <see cref="Random"/> that several threads may use.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options) => services
        .AddSingleton(_ => Open(options))
        .AddSingleton<UnreadableRows>()
        .AddSingleton<WatchStore>()
        .AddSingleton<HistoryStore>()
        .AddSingleton<DeliveryStore>();
}
