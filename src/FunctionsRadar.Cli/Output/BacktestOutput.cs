using System.Collections.Immutable;
using FunctionsRadar.Alerting;
using FunctionsRadar.Checks;

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
            var threshold = Words.Amount(result.Measure, result.Threshold);
            table.Add(threshold, count, Words.Length(result.TimeFiring), Words.Length(result.LongestQuiet));
        }
        table.Write();
        if (results is [var only])
            WriteFirings(only);
        var (from, to) = (results[0].From!.Value, results[0].To!.Value);
        Console.WriteLine($"{results[0].Snapshots} snapshots from {Words.Time(from)} to {Words.Time(to)}.");
    }

    private static string Times(int count) => count switch
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
            var until = firing.Until is { } time ? Amounts.Time(time) : "not yet";
            var length = (firing.Until ?? result.To!.Value) - firing.From;
            table.Add(Amounts.Time(firing.From), until, Words.Length(length), firing.Reason);
        }
        table.Write();
        if (result.Fired > result.Firings.Length)
            Console.WriteLine($"The last {result.Firings.Length} of {result.Fired} times.");
    }
}
