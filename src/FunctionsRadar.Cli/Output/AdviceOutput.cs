using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Checks.Advice;

namespace FunctionsRadar.Cli.Output;

/// <summary>Advice for people: what the history is like, a table of thresholds, and what to set.</summary>
internal static class AdviceOutput
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    public static void Write(WatchAdvice advice, string range)
    {
        var (low, high) = (advice.Shares.Min(), advice.Shares.Max());
        Console.WriteLine(
            $"{advice.Watch}: legacy share {NumberFormat.Percent(advice.LegacyShare)}, "
            + $"history from {TimeFormat.Period(advice.From, advice.To)}.");
        Console.WriteLine(
            $"{Sparkline(advice.Shares, low, high)}  {NumberFormat.Percent(low)} to {NumberFormat.Percent(high)}");
        WriteFacts(advice, range);
        if (advice.Missing is { } missing)
            Console.WriteLine($"No advice yet: {missing}");
        else
            WriteThresholds(advice);
        Console.WriteLine($"Points used: {advice.PointsUsed}");
    }

    private static string Sparkline(IEnumerable<decimal> numbers, decimal low, decimal high) =>
        string.Concat(numbers.Select(number => Bars[low == high ? 0 : (int)((number - low) / (high - low) * (Bars.Length - 1))]));

    private static void WriteFacts(WatchAdvice advice, string range)
    {
        if (advice.DayToDay is { } daily)
            Console.WriteLine($"It moves from day to day by {AdviceText.Noise(daily)},");
        if (advice.WindowToWindow is { } windows)
            Console.WriteLine($"over {range} by {AdviceText.Noise(windows)}.");
        if (advice.Trend is { } trend)
            Console.WriteLine($"It is {AdviceText.Going(trend)}.");
        if (!advice.Below.IsEmpty)
            Console.WriteLine($"It has stayed {NameList.Join(advice.Below.Select(AdviceText.Below))}.");
    }

    private static void WriteThresholds(WatchAdvice advice)
    {
        var table = new TextTable("Measure", "Fires above", "Fired", "In all", "");
        foreach (var measure in advice.Measures)
        {
            foreach (var candidate in measure.Candidates)
                table.Add(
                    measure.Measure.ToString(), MeasureDefinition.For(measure.Measure).Format(candidate.Threshold),
                    BacktestOutput.Times(candidate.Fired), candidate.Fired == 0 ? "–" : TimeFormat.Length(candidate.TimeFiring),
                    Verdict(measure, candidate));
        }
        table.Write();
        foreach (var measure in advice.Measures)
            Console.WriteLine($"{measure.Measure}: {measure.Reason}.");
        var settings = advice.Measures.SelectMany(measure => measure.Settings).ToArray();
        if (settings.Length > 0)
            Console.WriteLine("To set, all or some of them (rules that are given replace the two default ones):");
        foreach (var (name, value) in settings)
            Console.WriteLine($"  {name}={value}");
    }

    private static Cell Verdict(MeasureAdvice measure, Candidate candidate) =>
        candidate.Threshold == measure.Recommended ? new Cell("recommended", "green")
        : candidate.Threshold < measure.Floor ? new Cell("noise", "yellow")
        : "";
}
