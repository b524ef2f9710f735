using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Posts to a Slack incoming webhook. In plain text, nothing but <c>&amp; &lt; &gt;</c> has a meaning.</summary>
internal sealed class SlackNotifier(HttpSender sender, DashboardLink dashboard) : INotifier
{
    private const int MaxBody = 40_000;
    private const int MaxHeader = 150;
    private const int MaxText = 3000;
    private const int MaxEscapeLength = 5;

    public static ReceiverKind Kind { get; } =
        ReceiverKind.Create<SlackNotifier>("slack", section => new WebOptions(section.ReadUrl()));

    public Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation)
    {
        var body = Shortening.Fit(notification, MaxBody, shorter => Json.Write(Payload(Message.Create(shorter, dashboard))));
        return sender.PostAsync(receiver, path: null, body, cancellation);
    }

    private static JsonObject Payload(Message message) => new()
    {
        ["text"] = Escape(message.Subject),
        ["blocks"] = new JsonArray([.. Blocks(message)]),
    };

    private static IEnumerable<JsonNode> Blocks(Message message)
    {
        yield return new JsonObject { ["type"] = "header", ["text"] = Plain(EscapeWithin(message.Subject, MaxHeader)) };
        yield return Section(Plain(EscapeWithin(message.Summary, MaxText)));
        foreach (var section in message.Sections)
        {
            yield return Section(Formatted($"*{Escape(section.Title)}*"));
            yield return Section(Plain(JoinWithin(section.Facts.Select(fact => fact.Line), MaxText)));
        }
        if (message.Link is not null)
            yield return Section(Formatted($"<{Escape(message.Link.AbsoluteUri)}|Open the dashboard>"));
        yield return new JsonObject { ["type"] = "context", ["elements"] = new JsonArray(Plain(Escape(Message.Source))) };
    }

    private static JsonObject Section(JsonObject text) => new() { ["type"] = "section", ["text"] = text };

    private static JsonObject Formatted(string text) => new() { ["type"] = "mrkdwn", ["text"] = text };

    private static JsonObject Plain(string text) => new() { ["type"] = "plain_text", ["text"] = text, ["emoji"] = false };

    // Whole lines are left out, so that none ends in the middle of an escape.
    private static string JoinWithin(IEnumerable<string> lines, int maximum)
    {
        const string More = "\n…";
        var text = "";
        foreach (var line in lines.Select(line => EscapeWithin(line, maximum - More.Length)))
        {
            var longer = text.Length == 0 ? line : $"{text}\n{line}";
            if (longer.Length + More.Length > maximum)
                return text + More;
            text = longer;
        }
        return text;
    }

    // What is escaped is longer than what it stands for, so cut until it fits.
    private static string EscapeWithin(string text, int maximum)
    {
        var escaped = Escape(text);
        for (var length = text.Length; escaped.Length > maximum; length -= 1 + ((escaped.Length - maximum) / MaxEscapeLength))
            escaped = Escape(OneLine.Cut(text, length));
        return escaped;
    }

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
