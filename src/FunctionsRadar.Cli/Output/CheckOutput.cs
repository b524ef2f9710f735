namespace FunctionsRadar.Cli.Output;

/// <summary>What checks came to, for people: a table, why, who was told and who is still to be told.</summary>
internal static class CheckOutput
{
    private const int MaxReceipts = 100;

    public static async Task WriteAsync(Session session, IReadOnlyList<CheckResult> results, CancellationToken cancellation)
    {
        WriteTable(results);
        foreach (var result in results.Where(result => result.Outcome != CheckOutcome.Failed))
            Explain(result);
        if (session.Settings.Storage.Path is { } path && results.Any(result => result.Outcome == CheckOutcome.Recorded))
            Console.WriteLine($"Stored in {path}.");
        foreach (var result in results)
            await WriteDeliveriesAsync(session.Get<DeliveryStore>(), result, cancellation);
    }

    private static void WriteTable(IReadOnlyList<CheckResult> results)
    {
        var table = new TextTable("Watch", "Outcome", "State", "Legacy share", "Change", "Dataset (UTC)");
        foreach (var result in results)
        {
            var (latest, previous) = (result.State.Latest, result.State.Previous);
            var change = latest?.LegacyShare - previous?.LegacyShare;
            table.Add(
                result.Watch, Cell.State(result.Outcome), Cell.State(result.State.Status),
                TableFormat.Percent(latest?.LegacyShare), change is { } points ? NumberFormat.Change(points) : "–",
                TableFormat.Time(latest?.LastUpdated));
        }
        table.Write();
    }

    private static void Explain(CheckResult result)
    {
        Console.WriteLine($"{result.Watch}: {result.Reason}");
        foreach (var rule in result.State.LastCheck?.Explanations ?? [])
        {
            var (from, to) = (EnumFormat.CamelCase(rule.From), EnumFormat.CamelCase(rule.To));
            Console.WriteLine($"  {rule.Rule}: {(from == to ? to : $"{from} → {to}")}: {rule.Reason}");
        }
    }

    private static async Task WriteDeliveriesAsync(DeliveryStore deliveries, CheckResult result, CancellationToken cancellation)
    {
        var ended = await deliveries.ListReceiptsAsync(result.Watch, null, MaxReceipts, null, cancellation);
        var pending = await deliveries.ListPendingAsync(result.Watch, cancellation);
        foreach (var delivery in ended.Items.Where(delivery => delivery.EndedAt >= result.State.LastCheck?.At).Reverse())
            Write(delivery);
        foreach (var delivery in pending)
            Write(delivery.Value);
    }

    private static void Write(DeliveryRecord delivery)
    {
        var rules = string.Join(", ", delivery.Notification.Alerts.Select(alert => alert.Rule.Name));
        var (type, status) = (EnumFormat.CamelCase(delivery.Notification.Type), EnumFormat.CamelCase(delivery.Status));
        var why = delivery is { Status: DeliveryStatus.Dead or DeliveryStatus.Pending, Attempts: [.., var last] }
            ? $": {last.Outcome}{DeliveryText.Outlook(delivery)}"
            : "";
        Console.WriteLine($"  {delivery.Receiver}: {type} {rules}: {status}{why}");
    }
}
