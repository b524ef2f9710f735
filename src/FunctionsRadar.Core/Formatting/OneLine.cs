using System.Globalization;
using System.Text;

namespace FunctionsRadar.Formatting;

/// <summary>Text of others, made fit for one line of ours.</summary>
public static class OneLine
{
    private const string Ellipsis = "…";

    /// <summary>
    /// Every run of white space and invisible characters becomes one space; longer than <paramref name="maximum"/> characters is
    /// cut.
    /// </summary>
    public static string From(string? text, int maximum = 500)
    {
        var line = new StringBuilder();
        foreach (var c in text ?? "")
        {
            var isBlank = char.IsWhiteSpace(c) || IsInvisible(c);
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

    // Control characters, and those that nobody sees but that change how others are read: marks of the direction of writing,
    // spaces without width.
    private static bool IsInvisible(char c) => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
