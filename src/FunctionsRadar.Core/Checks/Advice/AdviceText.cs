using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Checks.Advice;

internal static class AdviceText
{
    private const int LongEnough = 28;

    /// <summary>Null when there is no advice (yet).</summary>
    public static string? Sentence(WatchAdvice? advice)
    {
        if (advice is not { Missing: null })
            return null;
        string[] thresholds = [.. advice.Measures.Where(measure => measure.Recommended is not null).Select(Threshold)];
        var suit = thresholds.Length == 0
            ? "no threshold suits its history"
            : $"thresholds that suit its history: {NameList.Join(thresholds)}";
        return $"The legacy share is {Going(advice)}; {suit}.";
    }

    public static string Going(WatchAdvice advice)
    {
        var held = advice.Below.FirstOrDefault(level => level.Days >= LongEnough) ?? advice.Below.LastOrDefault();
        return held is null ? Going(advice.Trend) : $"{Below(held)}, {Going(advice.Trend)}";
    }

    public static string Below(HeldLevel level)
    {
        var all = level.Throughout ? "all of the " : "";
        return $"below {NumberFormat.Percent(level.Level)} for {all}{level.Days} {(level.Days == 1 ? "day" : "days")}";
    }

    public static string Going(Trend? trend) => trend switch
    {
        null => "without a clear trend (too few independent points)",
        { Low: > 0 } => $"rising by {Month(trend.PointsAMonth)} ({Interval(trend.Low, trend.High)})",
        { High: < 0 } => $"falling by {Month(-trend.PointsAMonth)} ({Interval(-trend.High, -trend.Low)})",
        _ => $"without a trend that these numbers tell ({Interval(trend.Low, trend.High)} points a month)",
    };

    public static string Threshold(MeasureAdvice advice)
    {
        var definition = MeasureDefinition.For(advice.Measure);
        return $"{definition.Label} above {definition.Format(advice.Recommended!.Value)}";
    }

    public static string Noise(Noise noise) =>
        $"{NumberFormat.Points(noise.Median)} (median of {noise.Changes} changes; MAD {NumberFormat.Number(noise.Mad)})";

    private static string Month(decimal points) => $"{Rounded(points)} points a month";

    private static string Interval(decimal low, decimal high) => $"95 %: {Rounded(low)} to {Rounded(high)}";

    private static string Rounded(decimal value) => NumberFormat.Number(SignificantDigits.Keep(value, 2));
}
