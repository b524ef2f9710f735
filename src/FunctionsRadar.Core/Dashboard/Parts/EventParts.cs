using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Dashboard.Parts;

/// <summary>What happened to the selected watch, and who was told.</summary>
internal static class EventParts
{
    private const int MostTransitions = 8;
    private const int MostDeliveries = 12;

    /// <summary>What happened, newest first.</summary>
    public static Html Transitions(DashboardView view) => Bits.Card("events", "What happened", view.Transitions.Count == 0
        ? Html.Of($"""<p class="quiet">Nothing so far.</p>""")
        : Html.Of($"""<ol class="rows">{Html.Each(view.Transitions.Take(MostTransitions), Event)}</ol>"""));

    /// <summary>Who was told, pending ones first, then newest first.</summary>
    public static Html Deliveries(DashboardView view) => Bits.Card("deliveries", "Who was told", view.Deliveries.Count == 0
        ? Html.Of($"""<p class="quiet">Nobody so far.</p>""")
        : Html.Of($"""<ol class="rows">{Html.Each(view.Deliveries.Take(MostDeliveries), Delivery)}</ol>"""));

    private static Html Event(Transition transition) => Html.Of($"""
        <li><p class="line"><strong>{transition.Rule}</strong> <span>{transition.From} →</span> {Bits.Pill(transition.To)}<span class="quiet">{Bits.Time(transition.At)}</span></p><p class="quiet">{transition.Reason}</p></li>
        """);

    private static Html Delivery(DeliveryRecord delivery)
    {
        var notification = delivery.Notification;
        return Html.Of($"""
            <li><p class="line"><strong>{delivery.Receiver}</strong> {Bits.Pill(Lower(delivery.Status))}<span>{notification.Rule} {Lower(notification.Type)}</span><span class="quiet">{Bits.Time(delivery.CreatedAt)}</span></p>
            {(delivery.FallbackFor is { } other ? Html.Of($"""<p class="quiet">stands in for {other}</p>""") : null)}{Attempts(delivery)}
            {(delivery.NextAttemptAt is { } next ? Html.Of($"""<p class="quiet">next attempt at {Bits.Time(next)}</p>""") : null)}</li>
            """);
    }

    private static Html? Attempts(DeliveryRecord delivery) => delivery.Attempts switch
    {
        [] => null,
        [var only] => Html.Of($"""<p class="quiet">{Bits.Time(only.At)}: {only.Outcome}</p>"""),
        var attempts => Html.Of($"""
            <details id="attempts-{delivery.Id}"><summary id="summary-{delivery.Id}">{attempts.Length} attempts, the last one: {attempts[^1].Outcome}</summary>
            <ol>{Html.Each(attempts, attempt => Html.Of($"""<li class="quiet">{Bits.Time(attempt.At)}: {attempt.Outcome}</li>"""))}</ol></details>
            """),
    };

    private static string Lower<T>(T word)
        where T : struct, Enum => word.ToString().ToLowerInvariant();
}
