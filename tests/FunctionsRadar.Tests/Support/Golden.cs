namespace FunctionsRadar.Tests.Support;

/// <summary>Compares text with a file that was looked at once. With <c>UPDATE_GOLDEN=1</c> the file is written instead.</summary>
public static class Golden
{
    public static void Matches(string actual, params string[] path)
    {
        var file = RepositoryFiles.GetPath(["tests", "FunctionsRadar.Tests", .. path]);
        actual = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }
        var expected = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (actual != expected)
        {
            var difference = Difference(expected.Split('\n'), actual.Split('\n'));
            Assert.Fail($"{Path.GetFileName(file)} differs (UPDATE_GOLDEN=1 rewrites it):\n{difference}");
        }
    }

    private static string Difference(string[] expected, string[] actual)
    {
        var lines = Enumerable.Range(0, Math.Max(expected.Length, actual.Length))
            .Select(row => (Row: row + 1, Expected: expected.ElementAtOrDefault(row), Actual: actual.ElementAtOrDefault(row)))
            .Where(line => line.Expected != line.Actual)
            .Take(10)
            .Select(line => $"{line.Row} - {line.Expected}\n{line.Row} + {line.Actual}");
        return string.Join('\n', lines);
    }
}
