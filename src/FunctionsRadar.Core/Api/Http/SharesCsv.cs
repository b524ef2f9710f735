using System.Buffers;
using System.Text.RegularExpressions;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Api.Http;

/// <summary>Summaries as CSV (RFC 4180), a column for each TLS version of any; no spreadsheet finds a formula in it.</summary>
internal static partial class SharesCsv
{
    public const string ContentType = "text/csv; charset=utf-8; header=present";
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\t\"\r\n");

    public static string Write(string[] columns, IEnumerable<(string[] Cells, TlsSummary Summary)> rows)
    {
        var all = rows.ToArray();
        string[] versions = [.. all.SelectMany(row => row.Summary.Shares.Keys).Distinct().Order(StringComparer.Ordinal)];
        var lines = all.Select(row => row.Cells.Concat(versions.Select(
            version => row.Summary.Shares.TryGetValue(version, out var share) ? $"{share}" : "")))
            .Prepend(columns.Concat(versions));
        return string.Concat(lines.Select(cells => string.Join(',', cells.Select(Escape)) + "\r\n"));
    }

    private static string Escape(string cell)
    {
        var isNumber = decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out _);
        var safe = isNumber ? cell : StartOfFormula().Replace(cell, "$&'");
        return safe.AsSpan().IndexOfAny(Quoted) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    // An apostrophe makes text of what follows. Where cells are separated otherwise, one may start within ours, and quotes may be
    // read as part of it. The last four are the same characters in full width.
    [GeneratedRegex(
        "(?<=^|[,;\t\r\n|\"])[\\s\"']*(?=[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StartOfFormula();
}
