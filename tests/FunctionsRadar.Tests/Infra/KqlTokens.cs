using System.Text.RegularExpressions;

namespace FunctionsRadar.Tests.Infra;

/// <summary>The words and signs of a query, taken one after the other.</summary>
internal sealed partial class KqlTokens(string query)
{
    private readonly string[] _tokens = [.. Token().Matches(Comment().Replace(query, "")).Select(match => match.Value)];
    private int _next;

    /// <summary>The next one, or nothing at the end.</summary>
    public string Peek => _next < _tokens.Length ? _tokens[_next] : "";

    public string Next() =>
        _next < _tokens.Length ? _tokens[_next++] : throw new NotSupportedException("The query ends too early.");

    /// <summary>Takes the next one if it is this.</summary>
    public bool Take(string token)
    {
        var isNext = Peek == token;
        _next += isNext ? 1 : 0;
        return isNext;
    }

    public void Expect(params string[] tokens)
    {
        foreach (var token in tokens)
        {
            if (!Take(token))
                throw new NotSupportedException($"'{Peek}' stands where {token} is expected.");
        }
    }

    [GeneratedRegex("//.*", RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    [GeneratedRegex("""
        "[^"]*"|[A-Za-z_]\w*|[\d.]+|==|=~|\S
        """, RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
