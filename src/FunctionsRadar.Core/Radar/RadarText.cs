using System.Globalization;
using System.Text;

namespace FunctionsRadar.Radar;

/// <summary>Makes text that came from outside fit to be stored and shown.</summary>
internal static class RadarText
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";
    private const int MaxFractionDigits = 7;

    /// <summary>
    /// At most <paramref name="maxLength"/> characters of the text, on one line: control characters and line separators become
    /// spaces, and invisible characters, which could make a line read as something else, are removed.
    /// </summary>
    public static string OneLine(string? text, int maxLength)
    {
        var line = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes().Where(rune => !IsInvisible(rune)))
        {
            if (line.Length + rune.Utf16SequenceLength > maxLength)
                break;
            line.Append(IsLineBreakOrControl(rune) ? " " : rune.ToString());
        }
        return line.ToString();
    }

    /// <summary>The text without characters that are not seen: marks of writing direction, zero-width characters.</summary>
    public static string WithoutInvisible(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => !IsInvisible(rune)).Select(rune => rune.ToString()));

    /// <summary>Reads a time as Radar writes it (RFC 3339; UTC when it names no offset); null when it is not one.</summary>
    public static DateTimeOffset? ParseTime(string? text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var trimmed = TrimFraction(text ?? "");
        var isTime = DateTimeOffset.TryParseExact(trimmed, TimeFormat, CultureInfo.InvariantCulture, Utc, out var time);
        return isTime ? time : null;
    }

    // RFC 3339 allows any number of fractional digits; .NET reads seven.
    private static string TrimFraction(string text)
    {
        var start = text.IndexOf('.') + 1;
        if (start == 0)
            return text;
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return text[..Math.Min(end, start + MaxFractionDigits)] + text[end..];
    }

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    private static bool IsLineBreakOrControl(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
