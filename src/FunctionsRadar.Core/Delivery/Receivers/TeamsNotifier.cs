using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Posts an Adaptive Card 1.2 to a Microsoft Teams workflow. Runs of text know no markdown to escape.</summary>
internal sealed class TeamsNotifier(HttpSender sender, DashboardLink dashboard) : INotifier
{
    private const int MaxBody = 27_000;

    public static ReceiverKind Kind { get; } =
        ReceiverKind.Create<TeamsNotifier>("teams", section => new WebOptions(section.ReadUrl()));

    public Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation)
    {
        var color = FindColor(notification);
        var body = Shortening.Fit(
            notification, MaxBody, shorter => Json.Write(Payload(Message.Create(shorter, dashboard), color)));
        return sender.PostAsync(receiver, path: null, body, cancellation);
    }

    private static JsonObject Payload(Message message, string color)
    {
        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.2",
            ["fallbackText"] = message.Subject,
            ["body"] = new JsonArray([.. Body(message, color)]),
        };
        if (message.Link is { AbsoluteUri: var url })
            card["actions"] = new JsonArray(
                new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = "Open the dashboard", ["url"] = url });
        const string ContentType = "application/vnd.microsoft.card.adaptive";
        var attachment = new JsonObject { ["contentType"] = ContentType, ["contentUrl"] = null, ["content"] = card };
        return new JsonObject { ["type"] = "message", ["attachments"] = new JsonArray(attachment) };
    }

    private static IEnumerable<JsonNode> Body(Message message, string color)
    {
        yield return Block("small", Run(message.Subject, ("size", "large"), ("weight", "bolder"), ("color", color)));
        yield return Block("small", Run(message.Summary));
        foreach (var section in message.Sections)
        {
            yield return Block("medium", Run(section.Title, ("weight", "bolder")));
            foreach (var fact in section.Facts)
                yield return Block("small", Run($"{fact.Label}: ", ("isSubtle", true)), Run(fact.Value));
        }
        yield return Block("medium", Run(Message.Source, ("size", "small"), ("isSubtle", true)));
    }

    private static JsonObject Block(string spacing, params JsonNode[] runs) =>
        new() { ["type"] = "RichTextBlock", ["spacing"] = spacing, ["inlines"] = new JsonArray(runs) };

    private static JsonObject Run(string text, params IEnumerable<(string Name, JsonNode? Value)> looks) => new(
        [new("type", "TextRun"), new("text", text), .. looks.Select(look => KeyValuePair.Create(look.Name, look.Value))]);

    private static string FindColor(Notification notification) => (notification.Type, notification.Severity) switch
    {
        (NotificationType.Resolved, _) => "good",
        (NotificationType.Test, _) => "accent",
        (_, Severity.Critical) => "attention",
        (_, Severity.Warning) => "warning",
        _ => "default",
    };
}
