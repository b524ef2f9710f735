namespace FunctionsRadar.Tests.Infra;

/// <summary>The expressions of a query. A column that no table has is an error; a comparison with null does not hold.</summary>
internal sealed class KqlExpression(KqlTokens tokens, DateTimeOffset now)
{
    // Of the tables of Log Analytics, what the queries use.
    private static readonly string[] Columns =
    [
        "TimeGenerated", "Message", "Properties", "SeverityLevel", "Name", "Url", "Success", "ResultCode",
        "Category", "Detail", "Rows",
    ];

    /// <summary>The expression that comes next, with what binds least.</summary>
    public Func<LogRow, object?> Or()
    {
        var left = And();
        while (tokens.Take("or"))
            left = Either(left, And());
        return left;
    }

    private Func<LogRow, object?> And()
    {
        var left = Comparison();
        while (tokens.Take("and"))
            left = Both(left, Comparison());
        return left;
    }

    private Func<LogRow, object?> Comparison()
    {
        var left = Operand();
        if (tokens.Peek is not ("==" or "=~" or "<" or "startswith" or "contains"))
            return left;
        var comparison = tokens.Next();
        var right = Operand();
        return row => Compare(comparison, left(row), right(row));
    }

    private Func<LogRow, object?> Operand()
    {
        var token = tokens.Next();
        if (token[0] == '"')
            return _ => token[1..^1];
        if (long.TryParse(token, CultureInfo.InvariantCulture, out var number))
            return _ => number;
        return token switch
        {
            "true" or "false" => _ => token == "true",
            "(" => Closed(Or()),
            "now" => Now(),
            "datetime" => Time(),
            "not" when Argument() is var argument => row => argument(row) is not true,
            "tostring" when Argument() is var argument => row => argument(row)?.ToString() ?? "",
            "iff" => Conditional(),
            _ => Column(token),
        };
    }

    private Func<LogRow, object?> Argument()
    {
        tokens.Expect("(");
        return Closed(Or());
    }

    private Func<LogRow, object?> Closed(Func<LogRow, object?> inner)
    {
        tokens.Expect(")");
        return inner;
    }

    private Func<LogRow, object?> Now()
    {
        tokens.Expect("(", ")");
        return _ => now;
    }

    private Func<LogRow, object?> Time()
    {
        tokens.Expect("(");
        var text = "";
        while (!tokens.Take(")"))
            text += tokens.Next();
        var time = text == "null" ? (object?)null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        return _ => time;
    }

    private Func<LogRow, object?> Conditional()
    {
        tokens.Expect("(");
        var condition = Or();
        tokens.Expect(",");
        var first = Or();
        tokens.Expect(",");
        var second = Closed(Or());
        return row => condition(row) is true ? first(row) : second(row);
    }

    private Func<LogRow, object?> Column(string name)
    {
        if (!Columns.Contains(name))
            throw new NotSupportedException($"No table has a column {name}.");
        if (!tokens.Take("["))
            return row => row[name];
        var key = tokens.Next()[1..^1];
        tokens.Expect("]");
        return row => (row[name] as IReadOnlyDictionary<string, string>)?.GetValueOrDefault(key);
    }

    private static Func<LogRow, object?> Either(Func<LogRow, object?> left, Func<LogRow, object?> right) =>
        row => left(row) is true || right(row) is true;

    private static Func<LogRow, object?> Both(Func<LogRow, object?> left, Func<LogRow, object?> right) =>
        row => left(row) is true && right(row) is true;

    private static bool Compare(string comparison, object? left, object? right) => (comparison, left, right) switch
    {
        (_, null, _) or (_, _, null) => false,
        ("==", _, _) => left.Equals(right),
        ("<", DateTimeOffset one, DateTimeOffset other) => one < other,
        ("=~", string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase),
        ("startswith", string one, string other) => one.StartsWith(other, StringComparison.OrdinalIgnoreCase),
        ("contains", string one, string other) => one.Contains(other, StringComparison.OrdinalIgnoreCase),
        _ => throw new NotSupportedException($"{left} {comparison} {right} cannot be compared."),
    };
}
