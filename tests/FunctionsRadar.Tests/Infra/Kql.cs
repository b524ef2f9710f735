namespace FunctionsRadar.Tests.Infra;

/// <summary>
/// As much of the Kusto query language as the alerts' queries use, run on rows: <c>union isfuzzy=true</c>, <c>where</c>,
/// <c>summarize</c> with <c>count()</c>, <c>extend</c>. What it does not know is an error.
/// </summary>
internal sealed class Kql
{
    private readonly LogTables _tables;
    private readonly KqlTokens _tokens;
    private readonly KqlExpression _expression;

    private Kql(string query, LogTables tables, DateTimeOffset now)
    {
        _tables = tables;
        _tokens = new KqlTokens(query);
        _expression = new KqlExpression(_tokens, now);
    }

    /// <summary>What a query returns. A table that is not there has never had a row.</summary>
    public static IReadOnlyList<LogRow> Run(string query, LogTables tables, DateTimeOffset now)
    {
        var kql = new Kql(query, tables, now);
        var rows = kql.Pipeline();
        return kql._tokens.Peek.Length == 0 ? rows : throw new NotSupportedException($"'{kql._tokens.Peek}' is not expected.");
    }

    private IReadOnlyList<LogRow> Pipeline()
    {
        IReadOnlyList<LogRow> rows = _tokens.Take("union") ? Union() : Table(isFuzzy: false);
        while (_tokens.Take("|"))
            rows = Operator(rows);
        return rows;
    }

    private List<LogRow> Union()
    {
        _tokens.Expect("isfuzzy", "=", "true");
        var rows = new List<LogRow>(Leg());
        while (_tokens.Take(","))
            rows.AddRange(Leg());
        return rows;
    }

    private IReadOnlyList<LogRow> Leg()
    {
        if (!_tokens.Take("("))
            return Table(isFuzzy: true);
        var rows = _tokens.Take("datatable") ? Empty() : Table(isFuzzy: true);
        while (_tokens.Take("|"))
            rows = Operator(rows);
        _tokens.Expect(")");
        return rows;
    }

    private IReadOnlyList<LogRow> Empty()
    {
        while (!_tokens.Take("["))
            _tokens.Next();
        _tokens.Expect("]");
        return [];
    }

    private IReadOnlyList<LogRow> Table(bool isFuzzy)
    {
        var name = _tokens.Next();
        return _tables.Find(name) ?? (isFuzzy ? [] : throw new InvalidOperationException($"There is no table {name} yet."));
    }

    private IReadOnlyList<LogRow> Operator(IReadOnlyList<LogRow> rows) => _tokens.Next() switch
    {
        "where" when _expression.Or() is var holds => [.. rows.Where(row => holds(row) is true)],
        "summarize" => [Counted(rows)],
        "extend" when Assigned() is var (column, value) => [.. rows.Select(row => row.With(column, value(row)))],
        var unknown => throw new NotSupportedException($"The operator {unknown} is not known."),
    };

    private LogRow Counted(IReadOnlyList<LogRow> rows)
    {
        var column = _tokens.Next();
        _tokens.Expect("=", "count", "(", ")");
        return new LogRow().With(column, (long)rows.Count);
    }

    private (string Column, Func<LogRow, object?> Value) Assigned()
    {
        var column = _tokens.Next();
        _tokens.Expect("=");
        return (column, _expression.Or());
    }
}
