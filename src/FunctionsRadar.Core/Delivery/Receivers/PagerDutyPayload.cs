using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Events of PagerDuty Events v2.</summary>
internal static class PagerDutyPayload
{
    private const int SummaryLimit = 1024;
    private const int KeyLimit = 255;

    public static JsonObject Trigger(Notification notification, Message message, string routingKey)
    {
        var trigger = Event("trigger", notification, routingKey);
        trigger["payload"] = new JsonObject
        {
            ["summary"] = OneLine.Cut($"{message.Subject}. {message.Summary}", SummaryLimit),
            ["source"] = "FunctionsRadar",
            ["severity"] = EnumFormat.CamelCase(notification.Severity),
            ["timestamp"] = TimeFormat.Iso(notification.At),
            ["component"] = notification.Watch,
            ["group"] = "email TLS",
            ["class"] = "email TLS",
            ["custom_details"] = Details(message),
        };
        trigger["client"] = "FunctionsRadar";
        if (message.Link is { } link)
        {
            trigger["client_url"] = link.AbsoluteUri;
            trigger["links"] = new JsonArray(new JsonObject { ["href"] = link.AbsoluteUri, ["text"] = "Dashboard" });
        }
        return trigger;
    }

    public static JsonObject Resolve(Notification notification, string routingKey) => Event("resolve", notification, routingKey);

    private static JsonObject Event(string action, Notification notification, string routingKey) => new()
    {
        ["routing_key"] = routingKey,
        ["event_action"] = action,
        ["dedup_key"] = OneLine.Cut(notification.Incident, KeyLimit),
    };

    private static JsonObject Details(Message message)
    {
        var details = Json.Object(message.Facts, fact => fact.Label, fact => fact.Value);
        details["Shares"] = Json.Object(message.Shares, share => share.Version, share => NumberFormat.Percent(share.Percent));
        details["Who"] = Json.Object(message.Who, tld => "." + tld.Name, tld => NumberFormat.Percent(tld.Share));
        details["Notes"] = Json.Array(message.Notes, note => note);
        details["Source"] = Message.Source;
        return details;
    }
}
