using Spectre.Console;

namespace FunctionsRadar.Cli.Output;

/// <summary>A table: with borders and colours on a terminal, in plain columns elsewhere.</summary>
internal sealed class TextTable(params string[] headers)
{
    private readonly List<Cell[]> _rows = [];

    public void Add(params Cell[] row) => _rows.Add(row);

    public void Write()
    {
        if (Console.IsOutputRedirected)
            WritePlain();
        else
            Draw();
    }

    private void WritePlain()
    {
        string[][] lines =
        [
            [.. headers.Select(header => header.ToUpperInvariant())],
            .. _rows.Select(row => row.Select(cell => cell.Text).ToArray()),
        ];
        var widths = headers.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
            Console.WriteLine(string.Join("  ", line.Select((text, column) => text.PadRight(widths[column]))).TrimEnd());
    }

    private void Draw()
    {
        var table = new Table { Border = TableBorder.Rounded }.AddColumns([.. headers.Select(Markup.Escape)]);
        foreach (var row in _rows)
            table.AddRow(row.Select(cell => new Text(cell.Text, cell.Color is null ? Style.Plain : Style.Parse(cell.Color))));
        AnsiConsole.Write(table);
    }
}
