using System.Diagnostics.CodeAnalysis;

namespace FunctionsRadar.Settings;

/// <summary>Durations as people write them: <c>90s</c>, <c>15m</c>, <c>6h</c>, <c>30d</c>, or <c>[d.]hh:mm:ss</c>.</summary>
internal static class DurationText
{
    public const string Accepted = "a duration such as 90s, 15m, 6h, 30d or [d.]hh:mm:ss with hours below 24";
    private const int MaxNumber = 100_000;
    private static readonly string[] ClockFormats = ["hh\\:mm\\:ss", "d\\.hh\\:mm\\:ss"];

    /// <summary>False for what is none, such as <c>24:00:00</c>, which the framework would read as 24 days.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        text = text?.Trim();
        if (string.IsNullOrEmpty(text) || text == "0")
            return text == "0";
        if (text.Contains(':', StringComparison.Ordinal))
            return TimeSpan.TryParseExact(text, ClockFormats, CultureInfo.InvariantCulture, out duration)
                && duration.TotalDays <= MaxNumber;
        var seconds = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3_600, 'd' => 86_400, _ => 0 };
        if (!int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > MaxNumber)
            return false;
        duration = TimeSpan.FromSeconds((long)seconds * count);
        return seconds > 0;
    }

    /// <summary>The shortest form that <see cref="TryParse"/> reads.</summary>
    public static string Format(TimeSpan duration) => duration switch
    {
        { Ticks: 0 } => "0",
        { TotalSeconds: var seconds } when seconds != Math.Floor(seconds) => duration.ToString("c", CultureInfo.InvariantCulture),
        { Hours: 0, Minutes: 0, Seconds: 0 } => $"{(long)duration.TotalDays}d",
        { Minutes: 0, Seconds: 0 } => $"{(long)duration.TotalHours}h",
        { Seconds: 0 } => $"{(long)duration.TotalMinutes}m",
        _ => $"{(long)duration.TotalSeconds}s",
    };
}
