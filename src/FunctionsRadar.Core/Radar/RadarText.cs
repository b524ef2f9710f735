using System.Globalization;

namespace FunctionsRadar.Radar;

/// <summary>Makes text that came from outside fit to be kept and shown.</summary>
internal static class RadarText
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    /// <summary>The text with every control character replaced by a space, at most <paramref name="length"/> characters of it.</summary>
    public static string OneLine(string? text, int length)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        // Half a surrogate pair would not survive being stored.
        var end = text.Length <= length ? text.Length : char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return string.Create(end, text, static (characters, source) =>
        {
            for (var i = 0; i < characters.Length; i++)
                characters[i] = char.IsControl(source[i]) ? ' ' : source[i];
        });
    }

    /// <summary>Reads a time as Radar writes it (RFC 3339; UTC when it names no offset); null when it is not one.</summary>
    public static DateTimeOffset? Time(string? text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, Utc, out var time) ? time : null;
    }
}
