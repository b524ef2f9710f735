using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Benchmarks;

/// <summary>An SQLite file with a history; gone with the program.</summary>
internal sealed class SqliteStore : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("radar-benchmark-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "radar.db");

    public static async Task<SqliteStore> FillAsync(int snapshots)
    {
        var store = new SqliteStore();
        using var table = new SqliteTable(store.Path);
        await SampleHistory.FillAsync(table, snapshots);
        return store;
    }

    public Task<BenchmarkServer> ServeAsync() => BenchmarkServer.StartAsync(("Storage:Path", Path));

    public void Dispose() => _folder.Delete(recursive: true);
}
