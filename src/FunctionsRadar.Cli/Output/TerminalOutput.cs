using Spectre.Console;

namespace FunctionsRadar.Cli.Output;

/// <summary>Tables on a terminal.</summary>
internal static class TerminalOutput
{
    public static void Write(TextTable table)
    {
        var drawn = new Table { Border = TableBorder.Rounded };
        foreach (var header in table.Headers)
            drawn.AddColumn(Markup.Escape(header));
        foreach (var row in table.Rows)
            drawn.AddRow([.. row.Select(Draw)]);
        AnsiConsole.Write(drawn);
    }

    private static Text Draw(Cell cell) => new(cell.Text, cell.Color is null ? Style.Plain : Style.Parse(cell.Color));
}
