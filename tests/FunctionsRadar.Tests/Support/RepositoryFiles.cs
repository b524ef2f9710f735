namespace FunctionsRadar.Tests.Support;

/// <summary>Files of the repository that a test holds against the code.</summary>
public static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    public static string GetPath(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "FunctionsRadar.sln")))
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("FunctionsRadar.sln is not above the tests' folder.");
        return folder;
    }
}
