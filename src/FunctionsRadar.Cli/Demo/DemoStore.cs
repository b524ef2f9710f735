using System.Globalization;

namespace FunctionsRadar.Cli.Demo;

/// <summary>
/// A folder for a store to throw away. A demo that was killed could not throw its own away: the next one does, told by a lock that ends with its process.
/// </summary>
internal sealed class DemoStore : IDisposable
{
    private const string Prefix = "radar-demo-";
    private const string LockName = "lock";

    private readonly string _folder;
    private readonly FileStream _lock;

    public DemoStore()
    {
        foreach (var left in Directory.GetDirectories(System.IO.Path.GetTempPath(), Prefix + "*"))
            DeleteAbandoned(left);
        _folder = Directory.CreateTempSubdirectory(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-")).FullName;
        _lock = Lock(_folder, FileMode.CreateNew);
    }

    public string Path => System.IO.Path.Combine(_folder, "radar.db");

    public void Dispose()
    {
        _lock.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static void DeleteAbandoned(string folder)
    {
        try
        {
            Lock(folder, FileMode.Open).Dispose();
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // In use, just being made, or somebody else's.
        }
    }

    private static FileStream Lock(string folder, FileMode mode) =>
        new(System.IO.Path.Combine(folder, LockName), mode, FileAccess.ReadWrite, FileShare.None);
}
