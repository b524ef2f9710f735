using System.Globalization;

namespace FunctionsRadar.Alerting;

/// <summary>Numbers and times as messages and explanations write them.</summary>
public static class Words
{
    /// <summary>A percentage with as many decimals as it has, up to six, so that it never looks like the threshold it is above: such as <c>0.42 %</c>.</summary>
    public static string Percent(decimal value) => $"{Number(value)} %";

    /// <summary>A number for people: with a minus sign, not a hyphen.</summary>
    /// <param name="value">The number.</param>
    /// <param name="decimals">Most decimals shown, up to six.</param>
    public static string Number(decimal value, int decimals = 6) =>
        value.ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A change in percentage points, with its sign.</summary>
    public static string Change(decimal points) => Number(points, 3) switch
    {
        "0" => "unchanged",
        var number => $"{(points > 0 ? "+" : "")}{number} points",
    };

    /// <summary>A value with the unit of its measure.</summary>
    public static string Amount(Measure measure, decimal value) =>
        measure == Measure.RiseInPoints ? $"{Number(value)} points" : Percent(value);

    /// <summary>What a measure is called in a sentence.</summary>
    public static string Name(Measure measure) => measure switch
    {
        Measure.LegacyShare => "the legacy share",
        Measure.RiseInPoints => "the rise",
        _ => "the relative rise",
    };

    /// <summary>A time to the minute, in UTC.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A length of time in its two largest units, such as <c>2 d 4 h</c>; negative counts as none.</summary>
    public static string Length(TimeSpan length)
    {
        if (length < TimeSpan.FromMinutes(1))
            return string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, length.Seconds)} s");
        (int Count, string Unit)[] parts = [(length.Days, "d"), (length.Hours, "h"), (length.Minutes, "min")];
        var shown = parts.SkipWhile(part => part.Count == 0).Take(2).Where(part => part.Count > 0);
        return string.Join(' ', shown.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Count} {part.Unit}")));
    }
}
