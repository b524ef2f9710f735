using NCrontab;

namespace FunctionsRadar.Settings;

/// <summary>When something is done again and again: six NCRONTAB fields in UTC, as the Functions host reads them.</summary>
internal sealed class Schedule
{
    public const string DefaultCheck = "0 7 * * * *";
    public const string DefaultDelivery = "0 * * * * *";

    // The 29th of February is on a given weekday once in 40 years at the worst.
    private static readonly DateTime First = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Last = First.AddYears(41);

    private readonly string _text;
    private readonly CrontabSchedule _times;

    private Schedule(string text, CrontabSchedule times) => (_text, _times) = (text, times);

    public static Schedule Read(SettingsReader settings, string key, string fallback) => Find(settings, key, fallback)!;

    /// <summary>Null when it is not given and there is no default.</summary>
    public static Schedule? Find(SettingsReader settings, string key, string? fallback = null) => settings.Parse(
        key, fallback, fallback is null ? null : TryParse(fallback),
        "six NCRONTAB fields in UTC (second minute hour day month weekday) that come true, such as 0 7 * * * *",
        (text, out schedule) => (schedule = TryParse(text)) is not null);

    /// <summary>Null when the text is none, or one that never comes, such as the 31st of February.</summary>
    public static Schedule? TryParse(string text) =>
        CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = true }) is { } times
        && times.GetNextOccurrence(First, Last) < Last
            ? new Schedule(text, times)
            : null;

    public DateTimeOffset Next(DateTimeOffset after) => new(_times.GetNextOccurrence(after.UtcDateTime), TimeSpan.Zero);

    public override string ToString() => _text;
}
