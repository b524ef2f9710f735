namespace FunctionsRadar.Settings;

/// <summary>Times as people write them: ISO 8601, in UTC unless an offset says otherwise; a day is its first moment.</summary>
internal static class TimeText
{
    public const string Accepted = "a day such as 2026-01-31, or a time such as 2026-01-31T07:00:00Z";
    private static readonly string[] Formats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static bool TryParse(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
