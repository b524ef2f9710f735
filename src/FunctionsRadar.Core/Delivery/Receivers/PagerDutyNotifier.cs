using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>
/// Sends events to PagerDuty Events v2. The incident's id is the key under which one is opened, updated and closed.
/// </summary>
internal sealed class PagerDutyNotifier(HttpSender sender, DashboardLink dashboard) : INotifier
{
    private const int MaxBody = 500_000;
    private const int MaxSummary = 1024;
    private const int MaxKey = 255;
    private static readonly Uri DefaultUrl = new("https://events.pagerduty.com");

    /// <summary>This kind of receiver.</summary>
    public static ReceiverKind Kind { get; } = ReceiverKind.Create<PagerDutyNotifier>(
        "pagerduty", section => new Options(section.ReadUrl(DefaultUrl), section.ReadSecret("RoutingKey"))) with
    {
        TakesDigests = false,
    };

    public async Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation)
    {
        var options = (Options)receiver.Options;
        if (notification.Type is NotificationType.Resolved)
            return await ResolveAsync(notification, options, cancellation);
        var outcome = await TriggerAsync(notification, options, cancellation);
        // A test must not leave somebody on call with an open incident.
        return notification.Type is NotificationType.Test && outcome.Result is SendResult.Delivered
            ? await ResolveAsync(notification, options, cancellation)
            : outcome;
    }

    private Task<SendOutcome> TriggerAsync(Notification notification, Options options, CancellationToken cancellation)
    {
        var (link, key) = (dashboard.To(notification.Watch), options.RoutingKey);
        var body = Shortening.Fit(
            notification, MaxBody, shorter => Json.Write(Trigger(shorter, Message.Create(shorter, link), key)));
        return PostAsync(options, body, cancellation);
    }

    private Task<SendOutcome> ResolveAsync(Notification notification, Options options, CancellationToken cancellation) =>
        PostAsync(options, Json.Write(Event("resolve", notification, options.RoutingKey)), cancellation);

    private Task<SendOutcome> PostAsync(Options options, byte[] body, CancellationToken cancellation) => sender.PostAsync(
        new Uri(options.Url.AbsoluteUri.TrimEnd('/') + "/v2/enqueue"), body,
        Masking.FindSecrets(options.Url, options.RoutingKey), cancellation);

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

    private static JsonObject Event(string action, Notification notification, string routingKey) => new()
    {
        ["routing_key"] = routingKey,
        ["event_action"] = action,
        ["dedup_key"] = OneLine.Cut(notification.Incident, MaxKey),
    };

    private static JsonObject Details(Message message)
    {
        var details = new JsonObject { ["What happened"] = message.Summary };
        foreach (var section in message.Sections)
            details[section.Title] = Json.Array(section.Facts, fact => fact.Line);
        details["Source"] = Message.Source;
        return details;
    }

    /// <summary>Settings of a PagerDuty integration.</summary>
    /// <param name="Url">Base address of the service.</param>
    /// <param name="RoutingKey">The integration key. Secret.</param>
    public sealed record Options(Uri Url, string RoutingKey) : ReceiverOptions;
}
