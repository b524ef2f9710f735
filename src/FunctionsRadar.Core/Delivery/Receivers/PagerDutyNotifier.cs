using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Sends events to PagerDuty Events v2. An incident is opened, updated and closed under its own id.</summary>
internal sealed class PagerDutyNotifier(HttpSender sender, DashboardLink dashboard) : INotifier
{
    private const string Path = "/v2/enqueue";
    private const int MaxBody = 500_000;
    private const int MaxSummary = 1024;
    private const int MaxKey = 255;
    private static readonly Uri DefaultUrl = new("https://events.pagerduty.com");

    public static ReceiverKind Kind { get; } = ReceiverKind.Create<PagerDutyNotifier>(
        "pagerduty", section => new WebOptions(section.ReadUrl(DefaultUrl), section.ReadSecret("RoutingKey"))) with
    { TakesDigests = false };

    public async Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation)
    {
        var routingKey = ((WebOptions)receiver.Options).Keys.Single();
        if (notification.Type != NotificationType.Resolved)
        {
            var body = Shortening.Fit(notification, MaxBody, shorter =>
                Json.Write(Trigger(notification, Message.Create(shorter, dashboard), routingKey)));
            var outcome = await sender.PostAsync(receiver, Path, body, cancellation);
            // A test must not leave somebody on call with an open incident.
            if (notification.Type != NotificationType.Test || outcome.Result != SendResult.Delivered)
                return outcome;
        }
        return await sender.PostAsync(receiver, Path, Json.Write(Event("resolve", notification, routingKey)), cancellation);
    }

    private static JsonObject Trigger(Notification notification, Message message, string routingKey)
    {
        var trigger = Event("trigger", notification, routingKey);
        trigger["payload"] = new JsonObject
        {
            ["summary"] = OneLine.Cut(message.Headline, MaxSummary),
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

    private static JsonObject Event(string action, Notification notification, string key) =>
        new() { ["routing_key"] = key, ["event_action"] = action, ["dedup_key"] = OneLine.Cut(notification.Incident, MaxKey) };

    private static JsonObject Details(Message message)
    {
        var details = new JsonObject { ["What happened"] = message.Summary };
        foreach (var section in message.Sections)
            details[section.Title] = new JsonArray([.. section.Facts.Select(fact => fact.Line)]);
        details["Source"] = Message.Source;
        return details;
    }
}
