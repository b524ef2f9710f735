using NCrontab;

namespace FunctionsRadar.Settings;

/// <summary>When something is done again and again: six NCRONTAB fields in UTC, as the Functions host reads them.</summary>
internal sealed class Schedule
{
    /// <summary>When to check, unless set otherwise: at seven minutes past every hour.</summary>
    public const string DefaultCheck = "0 7 * * * *";

    /// <summary>When to look for due deliveries, unless set otherwise: every minute.</summary>
    public const string DefaultDelivery = "0 * * * * *";

    // The 29th of February is on a given weekday once in 40 years at the worst.
    private static readonly DateTime First = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Last = First.AddYears(41);

    private readonly string _text;
    private readonly CrontabSchedule _times;

    private Schedule(string text, CrontabSchedule times) => (_text, _times) = (text, times);

    /// <summary>Reads a setting.</summary>
    public static Schedule Read(SettingsReader settings, string key, string fallback) =>
        Parse(settings, key, settings.Text(key, fallback)!) ?? TryParse(fallback)!;

    /// <summary>Reads a setting that has no default; null when it is not given.</summary>
    public static Schedule? Find(SettingsReader settings, string key) =>
        settings.Text(key) is { } text ? Parse(settings, key, text) : null;

    /// <summary>The schedule; null when the text is none, or one that never comes, such as the 31st of February.</summary>
    public static Schedule? TryParse(string text) =>
        CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = true }) is { } times
        && times.GetNextOccurrence(First, Last) < Last
            ? new Schedule(text, times)
            : null;

    /// <summary>The first time after another.</summary>
    public DateTimeOffset Next(DateTimeOffset after) => new(_times.GetNextOccurrence(after.UtcDateTime), TimeSpan.Zero);

    /// <summary>The text that it was read from.</summary>
    public override string ToString() => _text;

    private static Schedule? Parse(SettingsReader settings, string key, string text)
    {
        if (TryParse(text) is { } schedule)
            return schedule;
        settings.Reject(
            key, text, "six NCRONTAB fields in UTC (second minute hour day month weekday) that come true, such as 0 7 * * * *");
        return null;
    }
}
