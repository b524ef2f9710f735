using FunctionsRadar.Api.Snapshots;
using FunctionsRadar.Tests.Storage;

namespace FunctionsRadar.Tests.Api;

/// <summary>CSV in spreadsheets that separate cells by commas, semicolons or tabs, with labels made to be run there.</summary>
public sealed class CsvTests
{
    private static readonly string[] Labels =
    [
        "=1+41", "+1+41", "-1+41", "@SUM(1;41)", "\t=1+41", " =1+41", "\"=1+41", "'=1+41", "a;=1+41", "a;\t=1+41", "a;\"=1+41",
        "a,=1+41",
        "a;\"\"=1+41", "a\t=1+41", "a;'=1+41", "a|=1+41", "\uFF1D1+41", ";=1+41", "a\";=1+41",
    ];

    public static TheoryData<char> Separators => [',', ';', '\t'];

    [Theory]
    [MemberData(nameof(Separators))]
    public void No_cell_is_a_formula(char separator)
    {
        var csv = Write();
        if (Environment.GetEnvironmentVariable("CSV_SAMPLE") is { } file)
            File.WriteAllText(file, csv);
        foreach (var cell in csv.Split("\r\n").SelectMany(line => SplitCells(line, separator)))
        {
            var isNumber = decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out _);
            Assert.True(isNumber || !IsFormula(cell.TrimStart(' ', '\t', '"')), $"{cell} is a formula");
        }
    }

    [Fact]
    public void What_is_harmless_stays_as_it_is()
    {
        var header = Write("TLS 1.0", "a-b", "x=y", "it's").Split("\r\n")[0];
        Assert.EndsWith(",TLS 1.0,a-b,it's,x=y", header, StringComparison.Ordinal);
        Assert.EndsWith(",\"a;b\"", Write("a;b").Split("\r\n")[0], StringComparison.Ordinal);
    }

    private static string Write(params string[] labels)
    {
        var snapshot = Samples.Snapshot("w", Samples.Start);
        var written = labels.Length > 0 ? labels : Labels;
        var shares = written.ToImmutableSortedDictionary(label => label, _ => -1.5m, StringComparer.Ordinal);
        return SnapshotCsv.Write([snapshot with { Summary = snapshot.Summary with { Shares = shares } }]);
    }

    private static bool IsFormula(string cell) =>
        cell.Length > 0 && "=+-@\uFF1D\uFF0B\uFF0D\uFF20".Contains(cell[0], StringComparison.Ordinal);

    // Quotes count where a cell begins with one; elsewhere they are letters as any other.
    private static List<string> SplitCells(string line, char separator)
    {
        var cells = new List<string>();
        for (var rest = line; ; rest = rest[1..])
        {
            var isQuoted = rest.StartsWith('"');
            var end = isQuoted ? EndOfQuoted(rest) : rest.IndexOf(separator, StringComparison.Ordinal);
            cells.Add(end < 0 ? rest : isQuoted ? rest[1..end].Replace("\"\"", "\"", StringComparison.Ordinal) : rest[..end]);
            rest = end < 0 ? "" : rest[(isQuoted ? Math.Max(end, rest.IndexOf(separator, end)) : end)..];
            if (rest.Length == 0 || rest[0] != separator)
                return cells;
        }
    }

    private static int EndOfQuoted(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] != '"')
                continue;
            if (i + 1 < text.Length && text[i + 1] == '"')
                i++;
            else
                return i;
        }
        return -1;
    }
}
