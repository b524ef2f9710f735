namespace FunctionsRadar.Tests.Support;

/// <summary>What stands in for programs that a script under test calls: scripts of sh on its PATH that note each call.</summary>
public sealed class FakePrograms : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>What was called, a line a call.</summary>
    public string[] Calls => File.Exists(Log) ? File.ReadAllLines(Log) : [];

    /// <summary>The PATH with them.</summary>
    public string SearchPath => $"{_folder.GetPath("")}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";

    private string Log => _folder.GetPath("calls");

    /// <summary>What a program does when it is called: lines of sh, with what it was called with in <c>$*</c>.</summary>
    public void Stub(string program, string lines = "")
    {
        if (OperatingSystem.IsWindows())
            Prerequisite.Skip("What stands in for programs are scripts of sh.");
        var file = _folder.GetPath(program);
        File.WriteAllText(file, $"#!/bin/sh\necho \"{program} $*\" >> '{Log}'\n{lines}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose() => _folder.Dispose();
}
