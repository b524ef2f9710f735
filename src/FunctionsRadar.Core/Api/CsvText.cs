using System.Globalization;
using System.Text;

namespace FunctionsRadar.Api;

/// <summary>Rows of CSV (RFC 4180) that a spreadsheet takes for text and numbers alone.</summary>
internal static class CsvText
{
    /// <summary>Appends a row.</summary>
    public static StringBuilder AppendCsvRow(this StringBuilder csv, IEnumerable<string> cells) => csv.AppendJoin(',', cells.Select(Escape)).Append("\r\n");

    private static string Escape(string cell)
    {
        var safe = IsFormula(cell) ? "'" + cell : cell;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    // A spreadsheet takes a cell that starts like this for a formula.
    private static bool IsFormula(string cell) =>
        cell.Length > 0 && (cell[0] is '=' or '+' or '@' or '\t' or '\r'
            || (cell[0] == '-' && !decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out _)));
}
