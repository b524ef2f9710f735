using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Checks;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Cli.Output;

/// <summary>What rules would have done: a table over them, and for a single one when.</summary>
internal static class BacktestOutput
{
    public static void Write(ImmutableArray<BacktestResult> results)
    {
        var table = new TextTable("Threshold", "Fired", "In all", "Longest quiet");
        foreach (var result in results)
        {
            var count = new Cell(Times(result.Fired), result.Fired == 0 ? "green" : "red");
            table.Add(
                MeasureDefinition.For(result.Measure).Format(result.Threshold), count, TimeFormat.Length(result.TimeFiring),
                TimeFormat.Length(result.LongestQuiet));
        }
        table.Write();
        if (results is [var only])
            WriteFirings(only);
        var (from, to) = (results[0].From!.Value, results[0].To!.Value);
        Console.WriteLine($"{results[0].Snapshots} snapshots from {TimeFormat.Minute(from)} to {TimeFormat.Minute(to)}.");
    }

    /// <summary>How often, in words.</summary>
    public static string Times(int count) => count switch
    {
        0 => "never",
        1 => "once",
        _ => $"{count} times",
    };

    private static void WriteFirings(BacktestResult result)
    {
        if (result.Firings.IsEmpty)
            return;
        var table = new TextTable("Fired (UTC)", "Resolved (UTC)", "For", "Why");
        foreach (var firing in result.Firings)
        {
            var until = firing.Until is { } time ? TableFormat.Time(time) : "not yet";
            table.Add(
                TableFormat.Time(firing.From), until, TimeFormat.Length((firing.Until ?? result.To!.Value) - firing.From),
                firing.Reason);
        }
        table.Write();
        if (result.Fired > result.Firings.Length)
            Console.WriteLine($"The last {result.Firings.Length} of {result.Fired} times.");
    }
}
