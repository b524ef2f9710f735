namespace FunctionsRadar.Formatting;

/// <summary>Times (in UTC) and lengths of time as people and programs read them.</summary>
internal static class TimeFormat
{
    /// <summary>A time such as <c>2026-11-02 08:00 UTC</c>.</summary>
    public static string Minute(DateTimeOffset time) => Write(time, "yyyy-MM-dd HH:mm 'UTC'");

    public static string Period(DateTimeOffset start, DateTimeOffset end) => $"{Minute(start)} to {Minute(end)}";

    /// <summary>A time as programs read it: ISO 8601.</summary>
    public static string Iso(DateTimeOffset time) => Write(time, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'");

    /// <summary>A length of time in its two largest units, such as <c>2 d 4 h</c>; a negative one counts as none.</summary>
    public static string Length(TimeSpan length)
    {
        if (length < TimeSpan.FromMinutes(1))
            return $"{Math.Max(0, length.Seconds)} s";
        (int Count, string Unit)[] parts = [(length.Days, "d"), (length.Hours, "h"), (length.Minutes, "min")];
        var shown = parts.SkipWhile(part => part.Count == 0).Take(2).Where(part => part.Count > 0);
        return string.Join(' ', shown.Select(part => $"{part.Count} {part.Unit}"));
    }

    private static string Write(DateTimeOffset time, string format) =>
        time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
