using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Infra;

/// <summary>A copy of <c>infra/</c> that a test may spoil.</summary>
public sealed class InfraFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("functionsradar-infra-");

    public InfraFolder()
    {
        var source = RepositoryFiles.GetPath("infra");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Root, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, File.ReadAllText(file));
        }
    }

    public string Root => _folder.FullName;

    /// <summary>Every Bicep and parameter file with its text.</summary>
    public IReadOnlyDictionary<string, string> Sources => Directory
        .EnumerateFiles(Root, "*.bicep*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".bicep" or ".bicepparam")
        .ToDictionary(file => Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText);

    public string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Root, file), text);

    public void Replace(string file, string old, string replacement)
    {
        var text = Read(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(file, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
