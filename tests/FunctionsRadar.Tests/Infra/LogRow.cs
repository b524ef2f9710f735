namespace FunctionsRadar.Tests.Infra;

/// <summary>A row of a table of Log Analytics; a column that it lacks is null.</summary>
public sealed class LogRow
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    public object? this[string column] => _values.GetValueOrDefault(column);

    /// <summary>The same with one value more.</summary>
    public LogRow With(string column, object? value)
    {
        var row = new LogRow();
        foreach (var (name, known) in _values)
            row._values[name] = known;
        row._values[column] = value;
        return row;
    }
}
