using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Delivery;

public sealed class EscapingTests
{
    private const string Evil = "<script>alert(1)</script> *bold* _it_ `code` [link](https://evil.example) <!channel> & \"q\"\r\nBcc: everybody@example.com";

    [Fact]
    public async Task Mail_shows_markup_of_others_as_text_and_gives_them_no_header()
    {
        await using var bench = await Bench.StartAsync();
        await bench.SendAsync(ReceiverType.Smtp, Sample());
        await bench.SendAsync(ReceiverType.Email, Sample());

        using var mail = MimeKit.MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(bench.Relay.Mails[0])));
        Assert.DoesNotContain("<script>", mail.HtmlBody, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Empty(mail.Bcc);
        var html = JsonNode.Parse(bench.Web.Requests[0].Body)!["content"]![1]!["value"]!.GetValue<string>();
        Assert.DoesNotContain("<script>", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Slack_gets_text_of_others_as_plain_text_without_its_control_characters()
    {
        await using var bench = await Bench.StartAsync();
        await bench.SendAsync(ReceiverType.Slack, Sample());

        var texts = Texts(JsonNode.Parse(bench.Web.Requests[0].Body)!).Where(text => text["text"]!.GetValue<string>().Contains("bold", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.Equal("plain_text", text["type"]!.GetValue<string>()));
        Assert.Contains(texts, text => text["text"]!.GetValue<string>().Contains("&lt;script&gt;alert(1)&lt;/script&gt; *bold*", StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotMatch("[<>]|&(?!amp;|lt;|gt;)", text["text"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Teams_gets_text_of_others_in_runs_that_know_no_markdown()
    {
        await using var bench = await Bench.StartAsync();
        await bench.SendAsync(ReceiverType.Teams, Sample());

        var texts = Texts(JsonNode.Parse(bench.Web.Requests[0].Body)!).Where(text => text["text"]!.GetValue<string>().Contains("bold", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.Equal("TextRun", text["type"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_log_gets_one_line()
    {
        await using var bench = await Bench.StartAsync();
        await bench.SendAsync(ReceiverType.Log, Sample());

        Assert.DoesNotContain('\n', Assert.Single(bench.Logs.Lines).Text);
    }

    private static IEnumerable<JsonObject> Texts(JsonNode node) => node switch
    {
        JsonObject item => [.. item["text"] is JsonValue ? [item] : Array.Empty<JsonObject>(), .. item.Where(pair => pair.Value is not null).SelectMany(pair => Texts(pair.Value!))],
        JsonArray items => items.OfType<JsonNode>().SelectMany(Texts),
        _ => [],
    };

    private static Notification Sample() => Samples.Of(NotificationType.Fired) with
    {
        Reason = Evil,
        TopTlds = [new TopTld(Evil[..60], 1m)],
        Confidence = Samples.Trusted(1, Evil),
    };
}
