using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Cli.Output;

/// <summary>What rules would have done: a table over them, and for a single one when.</summary>
internal static class BacktestOutput
{
    public static void Write(ImmutableArray<BacktestResult> results)
    {
        var table = new TextTable("Threshold", "Fired", "In all", "Longest quiet");
        foreach (var result in results)
            table.Add(
                MeasureDefinition.For(result.Measure).Format(result.Threshold),
                new Cell(Times(result.Fired), result.Fired == 0 ? "green" : "red"), TimeFormat.Length(result.TimeFiring),
                TimeFormat.Length(result.LongestQuiet));
        table.Write();
        if (results is [{ Firings.IsEmpty: false } only])
            WriteFirings(only);
        var period = TimeFormat.Period(results[0].From!.Value, results[0].To!.Value);
        Console.WriteLine($"{results[0].Snapshots} snapshots from {period}.");
    }

    public static string Times(int count) => count switch
    {
        0 => "never",
        1 => "once",
        _ => $"{count} times",
    };

    private static void WriteFirings(BacktestResult result)
    {
        var table = new TextTable("Fired (UTC)", "Resolved (UTC)", "For", "Why");
        foreach (var firing in result.Firings)
            table.Add(
                TableFormat.Time(firing.From), firing.Until is { } until ? TableFormat.Time(until) : "not yet",
                TimeFormat.Length((firing.Until ?? result.To!.Value) - firing.From), firing.Reason);
        table.Write();
        if (result.Fired > result.Firings.Length)
            Console.WriteLine($"The last {result.Firings.Length} of {result.Fired} times.");
    }
}
