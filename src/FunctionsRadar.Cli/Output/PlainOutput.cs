namespace FunctionsRadar.Cli.Output;

/// <summary>Tables in a pipe: columns of text, two spaces apart.</summary>
internal static class PlainOutput
{
    public static void Write(TextTable table)
    {
        string[][] lines =
        [
            [.. table.Headers.Select(header => header.ToUpperInvariant())],
            .. table.Rows.Select(row => row.Select(cell => cell.Text).ToArray()),
        ];
        var widths = Enumerable.Range(0, table.Headers.Count).Select(column => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
            Console.WriteLine(string.Join("  ", line.Select((text, column) => text.PadRight(widths[column]))).TrimEnd());
    }
}
