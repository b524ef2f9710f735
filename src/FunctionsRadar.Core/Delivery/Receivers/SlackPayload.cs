using System.Text.Json.Nodes;
using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>A message in Slack's blocks. Text of others stands in plain text, where nothing but <c>&amp; &lt; &gt;</c> has a meaning.</summary>
internal static class SlackPayload
{
    private const int HeaderLimit = 150;
    private const int SectionLimit = 3000;
    private const int FieldsPerSection = 10;
    private const int LongestEscape = 5;

    public static JsonObject Of(Message message) => new()
    {
        ["text"] = Escape(message.Subject),
        ["blocks"] = new JsonArray([.. Blocks(message)]),
    };

    private static IEnumerable<JsonNode> Blocks(Message message)
    {
        yield return new JsonObject { ["type"] = "header", ["text"] = Plain(message.Subject, HeaderLimit) };
        yield return Section(Plain(message.Summary, SectionLimit));
        foreach (var rows in message.Facts.SelectMany(Row).Chunk(FieldsPerSection))
            yield return new JsonObject { ["type"] = "section", ["fields"] = new JsonArray([.. rows]) };
        foreach (var (title, lines) in Lists(message).Where(list => list.Lines.Any()))
        {
            yield return Section(Bold(title));
            yield return Section(Plain(lines));
        }
        if (message.Link is not null)
            yield return Section(Formatted($"<{Escape(message.Link.AbsoluteUri)}|Open the dashboard>"));
        yield return new JsonObject { ["type"] = "context", ["elements"] = new JsonArray(Plain(Message.Source, SectionLimit)) };
    }

    private static IEnumerable<(string Title, IEnumerable<string> Lines)> Lists(Message message) =>
    [
        ("Share of each version", message.Shares.Select(PlainText.Share)),
        ("Who still sends over legacy TLS", message.Who.Select(PlainText.Tld)),
        ("Cloudflare's notes on the data", message.Notes),
    ];

    private static JsonObject[] Row(Fact fact) => [Bold(fact.Label), Plain(fact.Value, 1000)];

    private static JsonObject Section(JsonObject text) => new() { ["type"] = "section", ["text"] = text };

    private static JsonObject Bold(string text) => Formatted($"*{Escape(text)}*");

    private static JsonObject Formatted(string text) => new() { ["type"] = "mrkdwn", ["text"] = text };

    private static JsonObject Plain(string text, int limit) => PlainEscaped(EscapeWithin(text, limit));

    // Whole lines are left out, so that none ends in the middle of an escape.
    private static JsonObject Plain(IEnumerable<string> lines)
    {
        const string More = "\n…";
        var text = "";
        foreach (var line in lines.Select(line => EscapeWithin(line, SectionLimit - More.Length)))
        {
            var longer = text.Length == 0 ? line : $"{text}\n{line}";
            if (longer.Length + More.Length > SectionLimit)
                return PlainEscaped(text + More);
            text = longer;
        }
        return PlainEscaped(text);
    }

    private static JsonObject PlainEscaped(string text) => new() { ["type"] = "plain_text", ["text"] = text, ["emoji"] = false };

    // What is escaped is longer than what it stands for, so cut until it fits.
    private static string EscapeWithin(string text, int limit)
    {
        var escaped = Escape(text);
        for (var length = text.Length; escaped.Length > limit; length -= 1 + ((escaped.Length - limit) / LongestEscape))
            escaped = Escape(OneLine.Cut(text, length));
        return escaped;
    }

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
