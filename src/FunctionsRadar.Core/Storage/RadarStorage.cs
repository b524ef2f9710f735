using Microsoft.Extensions.DependencyInjection;

namespace FunctionsRadar.Storage;

/// <summary>Opens the store that the settings name.</summary>
public static class RadarStorage
{
    /// <summary>The table. Nothing is asked of it yet.</summary>
    /// <exception cref="StorageException">The connection string cannot be read.</exception>
    public static IRadarTable Open(StorageOptions options) =>
        options.Path is { } path ? new SqliteRadarTable(path) : AzureRadarTable.Open(options);

    /// <summary>Adds the table and what stands on it. Needs a <see cref="Random"/> that several threads may use.</summary>
    public static IServiceCollection AddRadarStorage(this IServiceCollection services, StorageOptions options) => services
        .AddSingleton(_ => Open(options))
        .AddSingleton<RadarStore>()
        .AddSingleton<History>()
        .AddSingleton<Outbox>();
}
