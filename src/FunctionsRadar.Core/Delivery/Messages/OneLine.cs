using System.Text;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>Text of others, made fit for one line of ours.</summary>
public static class OneLine
{
    private const string Ellipsis = "…";

    /// <summary>
    /// Every run of white space and invisible characters becomes one space; longer than <paramref name="maximum"/> characters is
    /// cut.
    /// </summary>
    public static string Of(string? text, int maximum = 500)
    {
        var line = new StringBuilder();
        foreach (var c in text ?? "")
        {
            var isBlank = char.IsWhiteSpace(c) || RadarText.IsInvisible(c);
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
}
