using System.Buffers;
using System.Text.RegularExpressions;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Api.Http;

/// <summary>
/// Summaries as CSV (RFC 4180, header row) with a column for each TLS version that any of them has. A spreadsheet takes the cells
/// for text and numbers alone, also one that separates them by semicolons or tabs.
/// </summary>
internal static partial class SharesCsv
{
    public const string ContentType = "text/csv; charset=utf-8; header=present";
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\t\"\r\n");

    /// <summary>Writes a row for each summary: the cells given, below the columns given, and its shares after them.</summary>
    public static string Write(string[] columns, IEnumerable<(string[] Cells, TlsSummary Summary)> rows)
    {
        var all = rows.ToArray();
        string[] versions = [.. all.SelectMany(row => row.Summary.Shares.Keys).Distinct().Order(StringComparer.Ordinal)];
        var csv = new StringBuilder();
        Append(csv, [.. columns, .. versions]);
        foreach (var (cells, summary) in all)
            Append(csv, [.. cells, .. versions.Select(version => Share(summary, version))]);
        return csv.ToString();
    }

    private static void Append(StringBuilder csv, string[] cells) =>
        csv.AppendJoin(',', cells.Select(Escape)).Append("\r\n");

    private static string Share(TlsSummary summary, string version) =>
        summary.Shares.TryGetValue(version, out var share) ? share.ToString(CultureInfo.InvariantCulture) : "";

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
