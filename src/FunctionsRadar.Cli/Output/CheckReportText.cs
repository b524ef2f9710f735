using FunctionsRadar.Alerting;
using FunctionsRadar.Checks;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Cli.Output;

/// <summary>What checks came to, for people: a table, and why.</summary>
internal static class CheckReportText
{
    public static void Write(Session session, IReadOnlyList<CheckResult> results)
    {
        var table = new TextTable("Watch", "Outcome", "State", "Legacy share", "Change", "Dataset (UTC)");
        foreach (var result in results)
            table.Add(
                result.Watch, StateCell.Cell(result.Outcome), StateCell.Cell(result.State.Status), Share(result), Change(result),
                TableFormat.Time(result.State.Latest?.LastUpdated));
        table.Write();
        foreach (var result in results.Where(result => result.Outcome != CheckOutcome.Failed))
            Explain(result);
        if (session.Settings.Storage.Path is { } path && results.Any(result => result.Outcome == CheckOutcome.Recorded))
            Console.WriteLine($"Stored in {path}.");
    }

    private static void Explain(CheckResult result)
    {
        Console.WriteLine($"{result.Watch}: {result.Reason}");
        foreach (var rule in result.State.LastCheck?.Explanations ?? [])
        {
            var (from, to) = (EnumFormat.CamelCase(rule.From), EnumFormat.CamelCase(rule.To));
            var step = rule.From == rule.To ? to : $"{from} → {to}";
            Console.WriteLine($"  {rule.Rule}: {step}: {rule.Reason}");
        }
    }

    private static string Share(CheckResult result) =>
        result.State.Latest is { } latest ? NumberFormat.Percent(latest.LegacyShare) : "–";

    private static string Change(CheckResult result) => result.State is { Latest: { } latest, Previous: { } previous }
        ? NumberFormat.Change(latest.LegacyShare - previous.LegacyShare)
        : "–";
}
