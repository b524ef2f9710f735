using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Delivery;

public sealed class EscapingTests
{
    private const string Evil =
        "<script>alert(1)</script> *bold* _it_ `code` [link](https://evil.example) <!channel> & \"q\"\r\n"
        + "Bcc: everybody@example.com";

    [Fact]
    public async Task Mail_shows_markup_of_others_as_text_and_gives_them_no_header()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        await fixture.SendAsync("smtp", Sample());
        await fixture.SendAsync("email", Sample());

        using var mail = MimeKit.MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(fixture.Relay.Mails[0])));
        Assert.DoesNotContain("<script>", mail.HtmlBody, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Empty(mail.Bcc);
        var html = JsonNode.Parse(fixture.Web.Requests[0].Body)!["content"]![1]!["value"]!.GetValue<string>();
        Assert.DoesNotContain("<script>", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Slack_gets_text_of_others_as_plain_text_without_its_control_characters()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        await fixture.SendAsync("slack", Sample());

        var texts = EvilTexts(fixture);
        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.Equal("plain_text", text["type"]!.GetValue<string>()));
        const string Escaped = "&lt;script&gt;alert(1)&lt;/script&gt; *bold*";
        Assert.Contains(texts, text => Text(text).Contains(Escaped, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotMatch("[<>]|&(?!amp;|lt;|gt;)", text["text"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Teams_gets_text_of_others_in_runs_that_know_no_markdown()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        await fixture.SendAsync("teams", Sample());

        var texts = EvilTexts(fixture);
        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.Equal("TextRun", text["type"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_log_gets_one_line()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        await fixture.SendAsync("log", Sample());

        Assert.DoesNotContain('\n', Assert.Single(fixture.Logs.Lines).Text);
    }

    private static JsonObject[] EvilTexts(ReceiverFixture fixture) =>
    [
        .. Texts(JsonNode.Parse(fixture.Web.Requests[0].Body)!)
            .Where(text => Text(text).Contains("bold", StringComparison.Ordinal)),
    ];

    private static string Text(JsonObject node) => node["text"]!.GetValue<string>();

    private static IEnumerable<JsonObject> Texts(JsonNode node) => node switch
    {
        JsonObject item =>
        [
            .. item["text"] is JsonValue ? [item] : Array.Empty<JsonObject>(),
            .. item.Select(pair => pair.Value).OfType<JsonNode>().SelectMany(Texts),
        ],
        JsonArray items => items.OfType<JsonNode>().SelectMany(Texts),
        _ => [],
    };

    private static Notification Sample() => Samples.Fired with
    {
        Alerts = [.. Samples.Fired.Alerts.Select(alert => alert with { Reason = Evil })],
        TopTlds = [new TopTld(Evil[..60], 1m)],
        Confidence = Samples.Confidence(1, Evil),
    };
}
