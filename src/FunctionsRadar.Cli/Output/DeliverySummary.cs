using FunctionsRadar.Checks;
using FunctionsRadar.Formatting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Cli.Output;

/// <summary>Who was told by checks, and what is still to be told.</summary>
internal static class DeliverySummary
{
    private const int MaxReceipts = 100;

    public static async Task WriteAsync(
        DeliveryStore deliveries, IEnumerable<CheckResult> results, CancellationToken cancellation)
    {
        foreach (var result in results)
        {
            var ended = await deliveries.ListReceiptsAsync(result.Watch, MaxReceipts, null, cancellation);
            foreach (var delivery in ended.Items.Where(delivery => delivery.EndedAt >= result.State.LastCheck?.At).Reverse())
                Console.WriteLine($"  {Head(delivery)}{Why(delivery)}");
            foreach (var delivery in await deliveries.ListPendingAsync(result.Watch, cancellation))
                Console.WriteLine($"  {Head(delivery.Value)}{Why(delivery.Value)}");
        }
    }

    private static string Head(DeliveryRecord delivery)
    {
        var rules = string.Join(", ", delivery.Notification.Alerts.Select(alert => alert.Rule.Name));
        var (type, status) = (EnumFormat.CamelCase(delivery.Notification.Type), EnumFormat.CamelCase(delivery.Status));
        return $"{delivery.Receiver}: {type} {rules}: {status}";
    }

    private static string Why(DeliveryRecord delivery) =>
        delivery is { Status: DeliveryStatus.Dead or DeliveryStatus.Pending, Attempts: [.., var last] }
            ? $": {last.Outcome}{DeliveryText.Outlook(delivery)}"
            : "";
}
