using System.Diagnostics;

namespace FunctionsRadar.Tests.Support;

/// <summary>The programs of <c>tests/package.json</c>, installed when they are missing.</summary>
public static class NodePrograms
{
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    public static string Folder { get; } = RepositoryFiles.GetPath("tests");

    /// <summary>Skips the test when there is no Node.js, or when the programs can be installed from nowhere.</summary>
    public static async Task EnsureAsync()
    {
        try
        {
            await Installed.Value;
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            Prerequisite.Skip($"The programs of tests/package.json cannot be installed: {error.Message}");
        }
    }

    private static async Task InstallAsync()
    {
        await using var alone = await LockAsync();
        if (IsUpToDate())
            return;
        var program = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        using var npm = Process.Start(new ProcessStartInfo(program, ["ci", "--silent", "--ignore-scripts"])
        {
            WorkingDirectory = Folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var errors = npm.StandardError.ReadToEndAsync();
        await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"npm ci exited with {npm.ExitCode}. {await errors}");
    }

    // npm writes this file last.
    private static bool IsUpToDate()
    {
        var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        return installed.Exists
            && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"));
    }

    // Several test processes may start at once.
    private static async Task<FileStream> LockAsync()
    {
        while (true)
        {
            try
            {
                return new FileStream(
                    Path.Combine(Folder, ".npm-ci.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1,
                    FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }
    }
}
