using System.Diagnostics.CodeAnalysis;

namespace FunctionsRadar.Settings;

/// <summary>
/// Durations as people write them in settings: <c>90s</c>, <c>15m</c>, <c>6h</c>, <c>30d</c>, or <c>[d.]hh:mm:ss</c>.
/// </summary>
internal static class DurationText
{
    /// <summary>What a duration may look like, for error messages.</summary>
    public const string Accepted = "a duration such as 90s, 15m, 6h, 30d or [d.]hh:mm:ss with hours below 24";

    private const int MaxNumber = 100_000;
    private static readonly string[] ClockFormats = ["hh\\:mm\\:ss", "d\\.hh\\:mm\\:ss"];

    /// <summary>
    /// Reads a duration; false for anything else, such as <c>24:00:00</c>, which the framework would read as 24 days.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (string.IsNullOrWhiteSpace(text))
            return false;
        text = text.Trim();
        if (text == "0")
            return true;
        if (text.Contains(':', StringComparison.Ordinal))
            return TimeSpan.TryParseExact(text, ClockFormats, CultureInfo.InvariantCulture, out duration)
                && duration.TotalDays <= MaxNumber;

        TimeSpan? unit = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => null,
        };
        if (unit is null || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count > MaxNumber)
            return false;
        duration = unit.Value * count;
        return true;
    }

    /// <summary>Writes a duration in the shortest form that <see cref="TryParse"/> reads.</summary>
    public static string Format(TimeSpan duration) => duration switch
    {
        { Ticks: 0 } => "0",
        { TotalSeconds: var s } when s != Math.Floor(s) => duration.ToString("c", CultureInfo.InvariantCulture),
        { Hours: 0, Minutes: 0, Seconds: 0 } => string.Create(CultureInfo.InvariantCulture, $"{(long)duration.TotalDays}d"),
        { Minutes: 0, Seconds: 0 } => string.Create(CultureInfo.InvariantCulture, $"{(long)duration.TotalHours}h"),
        { Seconds: 0 } => string.Create(CultureInfo.InvariantCulture, $"{(long)duration.TotalMinutes}m"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(long)duration.TotalSeconds}s"),
    };
}
