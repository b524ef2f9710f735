using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Repository;

/// <summary>The length of lines that <c>.editorconfig</c> states, and that no formatter holds.</summary>
public sealed class LineLengthTests
{
    private const int Maximum = 130;
    private static readonly string[] NotWritten = ["bin", "obj", "node_modules"];

    [Fact]
    public void Lines_of_code_have_at_most_130_characters()
    {
        var stated = File.ReadAllText(RepositoryFiles.GetPath(".editorconfig"));
        Assert.Contains($"max_line_length = {Maximum}", stated, StringComparison.Ordinal);
        var tooLong = from folder in new[] { "src", "tests" }
                      from file in FilesIn(RepositoryFiles.GetPath(folder))
                      from line in File.ReadLines(file).Index()
                      where line.Item.Length > Maximum
                      select $"{Path.GetRelativePath(RepositoryFiles.Root, file)}:{line.Index + 1}";
        Assert.Empty(tooLong);
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs").Concat(Directory.EnumerateFiles(folder, "*.cshtml")).Concat(
            Directory.EnumerateDirectories(folder)
                .Where(inner => !NotWritten.Contains(Path.GetFileName(inner)))
                .SelectMany(FilesIn));
}
