using FunctionsRadar.Storage;

namespace FunctionsRadar.Dashboard.Parts;

/// <summary>Who was told: the messages with their deliveries, those still on their way first, then newest first.</summary>
internal static class DeliveriesPart
{
    private const int AtOnce = 4;

    public static Html Of(DashboardView view)
    {
        var messages = view.Deliveries.GroupBy(delivery => delivery.Notification.Id)
            .OrderByDescending(message => message.Any(delivery => delivery.Status == DeliveryStatus.Pending))
            .ThenByDescending(message => message.First().Notification.At)
            .ToArray();
        return Bits.Card("deliveries", "Who was told", messages.Length == 0
            ? Html.Of($"""<p class="quiet">Nobody so far.</p>""")
            : Html.Of(
                $"""<ol class="rows">{Html.Each(messages.Take(AtOnce), Message)}</ol>"""
                + $"{Bits.More("older-deliveries", "Earlier messages", messages.Skip(AtOnce), Message)}"));
    }

    private static Html Message(IEnumerable<DeliveryRecord> deliveries)
    {
        var notification = deliveries.First().Notification;
        var rules = string.Join(", ", notification.Alerts.Select(alert => alert.Rule.Name));
        var title = Html.Of($"<strong>{rules} {Lower(notification.Type)}</strong>");
        var told = deliveries.OrderBy(delivery => delivery.Receiver, StringComparer.Ordinal);
        return Html.Of($"""
            <li><p class="line">{title}<span class="quiet">{Bits.Time(notification.At)}</span></p>
            <ul class="told">{Html.Each(told, Delivery)}</ul></li>
            """);
    }

    private static Html Delivery(DeliveryRecord delivery) => Html.Of(
        $"""<li><p class="line"><span>{delivery.Receiver}</span> {Bits.Pill(Lower(delivery.Status))}"""
        + $"{Outcome(delivery)}</p>{Attempts(delivery)}</li>");

    private static Html Outcome(DeliveryRecord delivery)
    {
        var attempts = delivery.Attempts.Length > 1 ? $"{delivery.Attempts.Length} attempts, the last one: " : null;
        var standsIn = delivery.FallbackFor is { } other ? $"in place of {other} " : null;
        return Html.Of(
            $"""<span class="quiet">{standsIn}{attempts}{delivery.Attempts.LastOrDefault()?.Outcome}{Next(delivery)}</span>""");
    }

    private static Html? Next(DeliveryRecord delivery) =>
        delivery.NextAttemptAt is { } next ? Html.Of($", next at {Bits.Time(next)}") : null;

    private static Html? Attempts(DeliveryRecord delivery) => delivery.Attempts.Length < 2 ? null : Html.Of($"""
        <details id="attempts-{delivery.Id}"><summary id="summary-{delivery.Id}">All attempts</summary>
        <ol>{Html.Each(delivery.Attempts, Tried)}</ol></details>
        """);

    private static Html Tried(Attempt attempt) =>
        Html.Of($"""<li class="quiet">{Bits.Time(attempt.At)}: {attempt.Outcome}</li>""");

    private static string Lower<T>(T word)
        where T : struct, Enum => word.ToString().ToLowerInvariant();
}
