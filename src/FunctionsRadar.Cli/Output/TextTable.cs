namespace FunctionsRadar.Cli.Output;

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
