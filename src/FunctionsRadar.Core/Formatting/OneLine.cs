namespace FunctionsRadar.Formatting;

/// <summary>Text of others, made fit for one line of ours.</summary>
internal static class OneLine
{
    private const string Ellipsis = "…";

    /// <summary>
    /// Every run of white space and control characters becomes one space, and invisible characters, which could make a line read
    /// as something else, are left out; longer than <paramref name="maximum"/> characters is cut.
    /// </summary>
    public static string From(string? text, int maximum = 500)
    {
        var line = new StringBuilder();
        foreach (var rune in WithoutInvisible(text ?? "").EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune))
                line.Append(rune);
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

    /// <summary>The text without characters that are not seen: marks of writing direction, zero-width characters.</summary>
    public static string WithoutInvisible(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format));
}
