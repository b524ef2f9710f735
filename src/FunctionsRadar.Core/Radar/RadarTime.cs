namespace FunctionsRadar.Radar;

/// <summary>Reads times as Radar writes them.</summary>
internal static class RadarTime
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";
    private const int MaxFractionDigits = 7;

    /// <summary>Reads a time as Radar writes it (RFC 3339; UTC when it names no offset); null when it is not one.</summary>
    public static DateTimeOffset? Parse(string? text)
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
}
