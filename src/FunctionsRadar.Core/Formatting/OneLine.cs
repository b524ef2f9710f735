using System.Text;

namespace FunctionsRadar.Formatting;

/// <summary>Text of others, made fit for one line of ours.</summary>
public static class OneLine
{
    private const string Ellipsis = "…";

    /// <summary>
    /// Every run of white space and control characters becomes one space; longer than <paramref name="maximum"/> characters is cut.
    /// </summary>
    public static string From(string? text, int maximum = 500)
    {
        var line = new StringBuilder();
        foreach (var c in text ?? "")
        {
            var isBlank = char.IsWhiteSpace(c) || char.IsControl(c) || IsDirection(c);
            if (!isBlank)
                line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }
        return Cut(line.ToString().TrimEnd(), maximum);
    }

    /// <summary>Cuts to <paramref name="maximum"/> characters, never through a surrogate pair, and shows that it did.</summary>
    public static string Cut(string text, int maximum)
    {
        if (text.Length <= maximum)
            return text;
        var end = Math.Max(0, maximum - Ellipsis.Length);
        if (end > 0 && char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end] + Ellipsis;
    }

    // Marks that change the direction of writing could make a line read as something else.
    private static bool IsDirection(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
