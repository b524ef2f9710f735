namespace FunctionsRadar.Cli.Demo;

/// <summary>A folder that goes with its process, whose lock tells the next demo which folders killed ones left behind.</summary>
internal sealed class DemoStore : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const string LockName = "lock";
    private const string DatabaseName = "radar.db";

    private static readonly string[] KnownFiles =
        [DatabaseName, $"{DatabaseName}-wal", $"{DatabaseName}-shm", $"{DatabaseName}-journal", LockName];

    private readonly string _folder;
    private readonly FileStream _lock;

    /// <param name="root">Where all demos of this user have their folders; null for the user's application data.</param>
    public DemoStore(string? root = null)
    {
        _folder = MakeFolder(root ?? UserRoot);
        _lock = Lock(_folder, FileMode.CreateNew);
    }

    public string Path => System.IO.Path.Combine(_folder, DatabaseName);

    // Relative when there is no folder of the user.
    private static string UserRoot => System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "FunctionsRadar", "demo");

    public void Dispose()
    {
        _lock.Dispose();
        Delete(_folder);
    }

    // Nobody else can put anything into a folder of the user's own. Without one, the folder for temporary files, where others may
    // have put anything under any name: nothing that is left there is touched.
    private static string MakeFolder(string root)
    {
        try
        {
            if (System.IO.Path.IsPathFullyQualified(root))
            {
                MakePrivate(root);
                foreach (var left in Directory.GetDirectories(root))
                    DeleteAbandoned(left);
                return MakePrivate(System.IO.Path.Combine(root, System.IO.Path.GetRandomFileName()));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // As without one.
        }
        return Directory.CreateTempSubdirectory("radar-demo-").FullName;
    }

    private static string MakePrivate(string folder) =>
        (OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, OwnerOnly)).FullName;

    private static void DeleteAbandoned(string folder)
    {
        try
        {
            if (IsLink(folder) || IsLink(System.IO.Path.Combine(folder, LockName)))
                return;
            Lock(folder, FileMode.Open).Dispose();
            Delete(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // In use, just being made, or not a demo's.
        }
    }

    // The files that a demo makes, and the folder only when nothing else is in it. Of a link, the link itself goes.
    private static void Delete(string folder)
    {
        foreach (var name in KnownFiles)
            File.Delete(System.IO.Path.Combine(folder, name));
        Directory.Delete(folder);
    }

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    private static FileStream Lock(string folder, FileMode mode) =>
        new(System.IO.Path.Combine(folder, LockName), mode, FileAccess.ReadWrite, FileShare.None);
}
