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
        var summary = await ReadAsync(RadarResponses.Summary(annotations: [RadarResponses.Annotation("PIPELINE", Day, Day.AddDays(1))]));
        Assert.Equal(RadarResponses.LastUpdated, summary.LastUpdated);
        Assert.Equal(new Window(RadarResponses.LastUpdated.AddDays(-7), RadarResponses.LastUpdated), summary.Window);
        Assert.Equal(RadarResponses.Shares.OrderBy(pair => pair.Key), summary.Shares);
        Assert.Equal(5, summary.Confidence.Level);
        Assert.Equal(
            new Annotation("EMAIL_SECURITY", "PIPELINE", "Pipeline delay", Day, Day.AddDays(1), "https://example.com/status"),
            Assert.Single(summary.Confidence.Annotations));
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
        Assert.Equal([0.5m, 0.123456789012m, 0.15m], new[] { "QUIC", "TLS 1.0", "TLS 1.1" }.Select(label => summary.Shares[label]));
    }

    [Fact]
    public async Task An_annotation_in_its_old_form_is_read_the_same()
    {
        var old = new JsonObject { ["eventType"] = "OUTAGE", ["startTime"] = "2026-03-01T00:00:00Z", ["endTime"] = "2026-03-02T00:00:00Z" };
        var annotation = Assert.Single((await ReadAsync(RadarResponses.Summary(annotations: [old]))).Confidence.Annotations);
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
        var wordy = RadarResponses.Annotation(new string('E', 40), Day, Day, new string('S', 40), "a\r\nb\u0000" + new string('d', 494) + "\U0001F600");
        var summary = await ReadAsync(RadarResponses.Summary(annotations: Enumerable.Range(0, 25).Select(_ => (JsonObject)wordy.DeepClone())));
        Assert.Equal(20, summary.Confidence.Annotations.Length);
        var annotation = summary.Confidence.Annotations[0];
        Assert.Equal((32, 32), (annotation.EventType.Length, annotation.DataSource.Length));
        Assert.Equal("a  b " + new string('d', 494), annotation.Description);
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
    public async Task A_link_that_is_too_wordyis_dropped()
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
