using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery;
using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Delivery;

public sealed class LimitsTests
{
    public static TheoryData<string> Fillings => ["x", "&", "<", "é", "あ", "😀", "\"", "\\", "word "];

    [Theory]
    [MemberData(nameof(Fillings))]
    public async Task A_notification_as_large_as_can_be_is_cut_to_every_limit(string filling)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        var huge = Huge(filling, alerts: 95);
        foreach (var type in ReceiverKinds.Types)
            Assert.Equal((type, SendResult.Delivered), (type, (await fixture.SendAsync(type, huge)).Result));

        var webhook = fixture.Web.Requests.Single(request => request.Headers.ContainsKey("webhook-id"));
        Assert.InRange(webhook.Body.Length, 1, 19_999);
        var posts = fixture.Web.Requests.Where(request => request.Path == ReceiverFixture.Path).ToArray();
        var teams = posts.Single(post => post.Text.Contains("AdaptiveCard", StringComparison.Ordinal));
        Assert.InRange(teams.Body.Length, 1, 28_000);
        CheckSlack(JsonNode.Parse(posts.Single(post => post.Text.Contains("\"blocks\"", StringComparison.Ordinal)).Body)!);
        var event2 = JsonNode.Parse(fixture.Web.Requests.Single(request => request.Path == "/v2/enqueue").Body)!;
        Assert.InRange(event2["payload"]!["summary"]!.GetValue<string>().Length, 1, 1024);
        Assert.All(fixture.Relay.Mails[0].Split('\n'), line => Assert.InRange(line.Length, 0, 998));
    }

    [Fact]
    public void The_numbers_outlive_the_notes()
    {
        var body = Shortening.Fit(
            Huge("x"), 3_000, shorter => Encoding.UTF8.GetBytes(PlainText.Render(Message.Create(shorter, null))));

        Assert.InRange(body.Length, 1, 3_000);
        Assert.Contains("1.27 %", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whole_lines_are_left_out_of_a_Slack_section_that_is_full()
    {
        int[] lengths = [486, 486, 486, 486, 486, 485, 486];
        var text = await SlackNotesAsync([.. lengths.Select(length => Note("ALL", "EVENT", new string('x', length)))]);

        Assert.Equal(3000, text.Length);
        Assert.Equal([499, 499, 499, 499, 499, 498, 1], text.Split('\n').Select(line => line.Length));
        Assert.EndsWith("\n…", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Slack_section_is_full_before_it_is_too_long()
    {
        var text = await SlackNotesAsync([.. Enumerable.Repeat(Note("ALL", "EVENT", new string('x', 486)), 9)]);

        Assert.Equal([499, 499, 499, 499, 499, 1], text.Split('\n').Select(line => line.Length));
    }

    [Fact]
    public async Task A_line_of_escapes_is_cut_to_what_fits_and_not_left_out()
    {
        var label = new string('&', 64);
        var text = await SlackNotesAsync([Note(label, label, new string('&', 500), new string('&', 200))]);

        Assert.InRange(text.Length, 2900, 3000);
        Assert.EndsWith("&amp;…", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Slack_header_has_150_characters_at_most()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        await fixture.SendAsync("slack", Samples.Fired with { Watch = new string('w', 200) });

        var header = JsonNode.Parse(fixture.Web.Requests[0].Body)!["blocks"]![0]!["text"]!["text"]!.GetValue<string>();
        Assert.Equal(150, header.Length);
    }

    private static async Task<string> SlackNotesAsync(ImmutableArray<Annotation> notes)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        await fixture.SendAsync("slack", Samples.Fired with { Confidence = new Confidence(5, notes) });
        var blocks = JsonNode.Parse(fixture.Web.Requests[0].Body)!["blocks"]!.AsArray();
        var title = blocks.Single(block => block!["text"]?["text"]?.GetValue<string>() == "*Cloudflare's notes on the data*")!;
        return blocks[blocks.IndexOf(title) + 1]!["text"]!["text"]!.GetValue<string>();
    }

    private static Annotation Note(string source, string type, string text, string? url = null) =>
        new(source, type, text, null, null, url);

    private static void CheckSlack(JsonNode message)
    {
        var blocks = message["blocks"]!.AsArray();
        Assert.InRange(blocks.Count, 1, 50);
        Assert.InRange(blocks[0]!["text"]!["text"]!.GetValue<string>().Length, 1, 150);
        foreach (var block in blocks.Skip(1))
        {
            if (block!["text"] is { } text)
                Assert.InRange(text["text"]!.GetValue<string>().Length, 1, 3000);
            foreach (var field in block["fields"]?.AsArray() ?? [])
                Assert.InRange(field!["text"]!.GetValue<string>().Length, 1, 2000);
            Assert.InRange(block["fields"]?.AsArray().Count ?? 0, 0, 10);
        }
    }

    private static Notification Huge(string filling, int alerts = 2)
    {
        var alert = Samples.Changed.Ended.Single();
        string Fill(int length) => string.Concat(Enumerable.Repeat(filling, length))[..length];
        return Samples.Fired with
        {
            Alerts = [.. Enumerable.Range(0, alerts).Select(n => alert with
            {
                Rule = alert.Rule with { Name = $"r{n:00}{new string('x', 29)}" },
                Reason = Fill(500),
                EndedAt = Samples.ResolvedAt,
            })],
            Shares = Enumerable.Range(0, 32).ToImmutableSortedDictionary(n => $"{n:00}{Fill(30)}", _ => 3.1m),
            LegacyVersions = [.. Enumerable.Range(0, 32).Select(n => $"{n:00}{Fill(30)}")],
            Confidence = new Confidence(5,
            [
                .. Enumerable.Repeat(new Annotation(
                    Fill(100), Fill(100), Fill(500), Samples.FiredAt, null, "https://x.example/" + Fill(180)), 20),
            ]),
            TopTlds = [.. Enumerable.Range(0, 40).Select(n => new TopTld($"{n}{Fill(60)}", 2m))],
        };
    }
}
