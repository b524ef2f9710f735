namespace FunctionsRadar.Cli.Output;

/// <summary>A text, and the name of the colour it has on a terminal; null for none.</summary>
internal sealed record Cell(string Text, string? Color = null)
{
    public static implicit operator Cell(string text) => new(text);
}

/// <summary>A table: with borders and colours on a terminal, in plain columns elsewhere.</summary>
internal sealed class TextTable(params string[] headers)
{
    private readonly List<Cell[]> _rows = [];

    public IReadOnlyList<string> Headers => headers;

    public IReadOnlyList<IReadOnlyList<Cell>> Rows => _rows;

    public void Add(params Cell[] row) => _rows.Add(row);

    public void Write()
    {
        if (Console.IsOutputRedirected)
            PlainOutput.Write(this);
        else
            TerminalOutput.Write(this);
    }
}
