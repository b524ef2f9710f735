using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage;

/// <summary>Opens the store that the settings name.</summary>
internal static class StorageServices
{
    /// <exception cref="StorageException">The connection string cannot be read. Nothing is asked of the store yet.</exception>
    public static ITable Open(StorageOptions options) =>
        options.Path is { } path ? new SqliteTable(path) : AzureTable.Open(options);

    /// <summary>Needs a <see cref="Random"/> that several threads may use, not seeded alike in two processes.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options) => services
        .AddSingleton(_ => Open(options)).AddSingleton<UnreadableRows>()
        .AddSingleton<WatchStore>().AddSingleton<HistoryStore>().AddSingleton<DeliveryStore>();
}
