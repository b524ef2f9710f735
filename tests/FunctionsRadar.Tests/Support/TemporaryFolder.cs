namespace FunctionsRadar.Tests.Support;

/// <summary>An empty folder that goes with its test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("radar-");

    public string GetPath(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
