using System.Globalization;
using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>How numbers, times and names are written in messages.</summary>
public static class Wording
{
    /// <summary>Percent, with up to four decimals: <c>1.25 %</c>; a dash when not known.</summary>
    public static string Percent(decimal? value) => value is { } known ? $"{Number(known)} %" : "–";

    /// <summary>A number with up to four decimals.</summary>
    public static string Number(decimal value) => Words.Number(value, 4);

    /// <summary>A value in the unit of its measure.</summary>
    public static string Value(Measure? measure, decimal? value) => (measure, value) switch
    {
        (_, null) => "–",
        (Measure.RiseInPoints, { } points) => $"{Number(points)} points",
        _ => Percent(value),
    };

    /// <summary>A measure's name as people say it.</summary>
    public static string Name(Measure? measure) => measure switch
    {
        Measure.RiseInPoints => "Rise of the legacy share",
        Measure.RiseInPercent => "Relative rise of the legacy share",
        _ => "Legacy share",
    };

    /// <summary>To the minute, in UTC.</summary>
    public static string Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>A period, in UTC.</summary>
    public static string Period(Window window) => $"{Time(window.Start)} to {Time(window.End)}";

    /// <summary>ISO 8601 in UTC with Z, as machines read it.</summary>
    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>An enumeration's name as machines read it, in camel case.</summary>
    public static string Camel<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>How long something lasted, in its two largest units.</summary>
    public static string Length(TimeSpan length) => length switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalHours: < 1 } => $"{length.Minutes} min",
        { TotalDays: < 1 } => $"{length.Hours} h {length.Minutes} min",
        _ => $"{length.Days} d {length.Hours} h",
    };
}
