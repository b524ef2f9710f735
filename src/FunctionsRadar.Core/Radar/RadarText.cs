using System.Globalization;

namespace FunctionsRadar.Radar;

/// <summary>Makes text that came from outside fit to be kept and shown.</summary>
internal static class RadarText
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    /// <summary>
    /// True for control characters, and for those that nobody sees but that change how others are read: marks of the direction of
    /// writing, spaces without width.
    /// </summary>
    public static bool IsInvisible(char character) =>
        char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format;

    /// <summary>
    /// The text with every invisible character replaced by a space, at most <paramref name="length"/> characters of it.
    /// </summary>
    public static string OneLine(string? text, int length)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        // Half a surrogate pair would not survive being stored.
        var end = text.Length <= length ? text.Length : char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return string.Create(end, text, static (characters, source) =>
        {
            for (var i = 0; i < characters.Length; i++)
                characters[i] = IsInvisible(source[i]) ? ' ' : source[i];
        });
    }

    /// <summary>Reads a time as Radar writes it (RFC 3339; UTC when it names no offset); null when it is not one.</summary>
    public static DateTimeOffset? Time(string? text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, Utc, out var time) ? time : null;
    }
}
