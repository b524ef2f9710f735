using System.Text.Json.Nodes;
using FunctionsRadar.Radar;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Radar;

public class SummaryContentTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_summary_carries_all_that_Radar_said()
    {
        var note = RadarResponses.Annotation("PIPELINE", Day, Day.AddDays(1));
        var summary = await ReadAsync(RadarResponses.Summary(annotations: [note]));
        Assert.Equal(RadarResponses.LastUpdated, summary.LastUpdated);
        Assert.Equal(new Window(RadarResponses.LastUpdated.AddDays(-7), RadarResponses.LastUpdated), summary.Window);
        Assert.Equal(RadarResponses.Shares.OrderBy(pair => pair.Key), summary.Shares);
        Assert.Equal(5, summary.Confidence.Level);
        Assert.Equal(
            new Annotation("EMAIL_SECURITY", "PIPELINE", "Pipeline delay", Day, Day.AddDays(1), "https://example.com/status"),
            Assert.Single(summary.Confidence.Annotations));
        Assert.Equal([new Unit("*", "requests")], summary.Units);
    }

    [Fact]
    public async Task A_point_in_time_is_kept_as_one()
    {
        bool[] kinds = [true, false];
        var notes = kinds.Select(isPoint => RadarResponses.Annotation("GENERAL", Day, null, isInstantaneous: isPoint));
        var summary = await ReadAsync(RadarResponses.Summary(annotations: notes));
        Assert.Equal(kinds, summary.Confidence.Annotations.Select(annotation => annotation.IsInstantaneous));
    }

    [Fact]
    public async Task Units_are_kept_as_they_came_but_bounded()
    {
        var many = Enumerable.Range(0, 9).Select(
            i => new JsonObject { ["name"] = $"a\u200b\n{i}", ["value"] = new string('b', 65) });
        var summary = await ReadAsync(RadarResponses.Summary().With(
            result => result["meta"]!["units"] = new JsonArray([.. many])));
        Assert.Equal(Enumerable.Range(0, 8).Select(i => new Unit($"a {i}", new string('b', 63) + "…")), summary.Units);
    }

    [Fact]
    public async Task Confidence_of_another_type_is_read_as_far_as_it_says_something()
    {
        var note = RadarResponses.Annotation("PIPELINE", Day, Day);
        (note["description"], note["isInstantaneous"], note["linkedUrl"]) = (5, "True", 5);
        var confidence = (await ReadAsync(RadarResponses.Summary(annotations: [note]).With(
            result => result["meta"]!["confidenceInfo"]!["level"] = "3"))).Confidence;
        Assert.Equal(3, confidence.Level);
        var annotation = Assert.Single(confidence.Annotations);
        Assert.Equal(("PIPELINE", "5"), (annotation.EventType, annotation.Description));
        Assert.Equal((true, null), (annotation.IsInstantaneous, annotation.LinkedUrl));
    }

    [Theory]
    [InlineData("2026-03-10T06:00:00.123456789Z")]
    [InlineData("2026-03-10T06:00:00.1234567Z")]
    [InlineData("2026-03-10T07:00:00.123456799+01:00")]
    public async Task A_time_has_any_number_of_fractional_digits_of_which_seven_are_kept(string lastUpdated)
    {
        var summary = await ReadAsync(RadarResponses.Summary().With(result => result["meta"]!["lastUpdated"] = lastUpdated));
        Assert.Equal(RadarResponses.LastUpdated.AddTicks(1234567), summary.LastUpdated);
    }

    [Fact]
    public async Task Invisible_characters_are_removed_from_labels_and_descriptions()
    {
        var note = RadarResponses.Annotation("PIPE\u200bLINE", Day, Day, description: "\u202edelay\u202c \ufeffof\u2028data");
        var summary = await ReadAsync(RadarResponses.Summary(annotations: [note]).With(
            result => result["summary_0"]!["\u202eTLS\u200b 1.4"] = "0"));
        Assert.Contains("TLS 1.4", summary.Shares.Keys);
        var annotation = Assert.Single(summary.Confidence.Annotations);
        Assert.Equal(("PIPELINE", "delay of data"), (annotation.EventType, annotation.Description));
    }

    [Fact]
    public async Task Shares_are_kept_to_the_last_digit_and_unknown_versions_too()
    {
        var summary = await ReadAsync(RadarResponses.Summary().With(result =>
        {
            result["summary_0"]!["TLS 1.0"] = "0.123456789012";
            result["summary_0"]!["TLS 1.1"] = 1.5e-1;
            result["summary_0"]!["QUIC"] = "0.5";
        }));
        string[] labels = ["QUIC", "TLS 1.0", "TLS 1.1"];
        Assert.Equal([0.5m, 0.123456789012m, 0.15m], labels.Select(label => summary.Shares[label]));
    }

    [Fact]
    public async Task An_annotation_in_its_old_form_is_read_the_same()
    {
        var old = new JsonObject
        {
            ["eventType"] = "OUTAGE",
            ["startTime"] = "2026-03-01T00:00:00Z",
            ["endTime"] = "2026-03-02T00:00:00Z",
        };
        var summary = await ReadAsync(RadarResponses.Summary(annotations: [old]));
        var annotation = Assert.Single(summary.Confidence.Annotations);
        Assert.Equal(new Annotation("", "OUTAGE", "", Day, Day.AddDays(1), null), annotation);
    }

    [Fact]
    public async Task An_annotation_without_an_end_still_lasts()
    {
        var summary = await ReadAsync(RadarResponses.Summary(annotations: [RadarResponses.Annotation("PIPELINE", Day, null)]));
        Assert.Null(Assert.Single(summary.Confidence.Annotations).End);
    }

    [Fact]
    public async Task Annotations_are_bounded_in_number_and_length()
    {
        var description = "a\r\nb\u0000" + new string('d', 494) + "\U0001F600\U0001F600";
        var wordy = RadarResponses.Annotation(new string('E', 40), Day, Day, new string('S', 40), description);
        var annotations = Enumerable.Range(0, 25).Select(_ => (JsonObject)wordy.DeepClone());
        var summary = await ReadAsync(RadarResponses.Summary(annotations: annotations));
        Assert.Equal(20, summary.Confidence.Annotations.Length);
        var annotation = summary.Confidence.Annotations[0];
        Assert.Equal((32, 32), (annotation.EventType.Length, annotation.DataSource.Length));
        Assert.Equal("a b " + new string('d', 494) + "…", annotation.Description);
    }

    [Theory]
    [InlineData("https://example.com/a", true)]
    [InlineData("http://example.com/a", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("/relative", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public async Task Only_a_web_address_is_kept_as_a_link(string? url, bool kept)
    {
        var annotation = RadarResponses.Annotation("EVENT", Day, Day);
        annotation["linkedUrl"] = url;
        var summary = await ReadAsync(RadarResponses.Summary(annotations: [annotation]));
        Assert.Equal(kept ? url : null, summary.Confidence.Annotations[0].LinkedUrl);
    }

    [Fact]
    public async Task A_link_that_is_too_long_is_dropped()
    {
        var annotation = RadarResponses.Annotation("EVENT", Day, Day);
        annotation["linkedUrl"] = "https://example.com/" + new string('a', 181);
        Assert.Null((await ReadAsync(RadarResponses.Summary(annotations: [annotation]))).Confidence.Annotations[0].LinkedUrl);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    [InlineData(9, null)]
    public async Task A_level_that_means_nothing_is_unknown(int? given, int? expected) =>
        Assert.Equal(expected, (await ReadAsync(RadarResponses.Summary(level: given))).Confidence.Level);

    [Theory]
    [InlineData("2026-03-10T07:10:00Z", true)]
    [InlineData("2026-03-10T07:10:00.001Z", false)]
    public async Task LastUpdated_may_be_an_hour_ahead_but_no_more(string lastUpdated, bool accepted)
    {
        var body = RadarResponses.Summary().With(result => result["meta"]!["lastUpdated"] = lastUpdated);
        Assert.Equal(accepted, await Record.ExceptionAsync(() => ReadAsync(body)) is null);
    }

    [Theory]
    [InlineData("68.5", false)]
    [InlineData("68.6", true)]
    [InlineData("70.6", true)]
    [InlineData("70.7", false)]
    public async Task Shares_may_miss_100_by_one_point(string share, bool accepted)
    {
        var body = RadarResponses.Summary().With(result => result["summary_0"]!["TLS 1.3"] = share);
        Assert.Equal(accepted, await Record.ExceptionAsync(() => ReadAsync(body)) is null);
    }

    private static async Task<TlsSummary> ReadAsync(string body)
    {
        await using var fixture = await RadarFixture.StartAsync();
        fixture.Server.Summary = body;
        return await fixture.AskAsync();
    }
}
