using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>A message as an Adaptive Card 1.2. All text stands in runs of rich text blocks, which know no markdown, so that nothing needs escaping.</summary>
internal static class TeamsPayload
{
    public static JsonObject Of(Message message, Notification notification) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["contentUrl"] = null,
            ["content"] = Card(message, ColorOf(notification)),
        }),
    };

    private static JsonObject Card(Message message, string color)
    {
        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.2",
            ["fallbackText"] = message.Subject,
            ["body"] = new JsonArray([.. Body(message, color)]),
        };
        if (message.Link is not null)
            card["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = "Open the dashboard", ["url"] = message.Link.AbsoluteUri });
        return card;
    }

    private static IEnumerable<JsonNode> Body(Message message, string color)
    {
        yield return Block(Run(message.Subject, ("size", "large"), ("weight", "bolder"), ("color", color)));
        yield return Block(Run(message.Summary));
        foreach (var fact in message.Facts)
            yield return Block(Run(fact.Label + ": ", ("weight", "bolder")), Run(fact.Value));
        foreach (var block in List("Share of each version", message.Shares.Select(PlainText.Share)))
            yield return block;
        foreach (var block in List("Who still sends over legacy TLS", message.Who.Select(PlainText.Tld)))
            yield return block;
        foreach (var block in List("Cloudflare's notes on the data", message.Notes))
            yield return block;
        yield return Block(Run(Message.Source, ("size", "small"), ("isSubtle", true)));
    }

    private static IEnumerable<JsonObject> List(string title, IEnumerable<string> lines) =>
        lines.Select(line => Block(Run(line))).ToArray() is { Length: > 0 } rows ? [Spaced(Block(Run(title, ("weight", "bolder")))), .. rows] : [];

    private static JsonObject Spaced(JsonObject block)
    {
        block["spacing"] = "medium";
        return block;
    }

    private static JsonObject Block(params JsonNode[] runs) => new() { ["type"] = "RichTextBlock", ["spacing"] = "small", ["inlines"] = new JsonArray(runs) };

    private static JsonObject Run(string text, params (string Name, JsonNode Value)[] looks)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = text };
        foreach (var (name, value) in looks)
            run[name] = value;
        return run;
    }

    private static string ColorOf(Notification notification) => (notification.Type, notification.Severity) switch
    {
        (NotificationType.Resolved, _) => "good",
        (NotificationType.Test, _) => "accent",
        (_, Severity.Critical) => "attention",
        (_, Severity.Warning) => "warning",
        _ => "default",
    };
}
