using System.Buffers;
using System.Text.RegularExpressions;

namespace FunctionsRadar.Api.Http;

/// <summary>
/// Rows of CSV (RFC 4180) that a spreadsheet takes for text and numbers alone, also one that separates cells by semicolons or
/// tabs.
/// </summary>
internal static partial class CsvText
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\t\"\r\n");

    /// <summary>Appends a row.</summary>
    public static StringBuilder AppendCsvRow(this StringBuilder csv, IEnumerable<string> cells) =>
        csv.AppendJoin(',', cells.Select(Escape)).Append("\r\n");

    private static string Escape(string cell)
    {
        var safe = IsNumber(cell) ? cell : StartOfFormula().Replace(cell, "$&'");
        return safe.AsSpan().IndexOfAny(Quoted) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static bool IsNumber(string cell) => decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out _);

    // An apostrophe makes text of what follows. Where cells are separated otherwise, one may start within ours, and quotes may be
    // read as part of it. The last four are the same characters in full width.
    [GeneratedRegex(
        "(?<=^|[,;\t\r\n|\"])[\\s\"']*(?=[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StartOfFormula();
}
