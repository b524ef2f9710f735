using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>What people read below the summary: alerts, details, notes and shares.</summary>
public sealed class MessageSectionTests
{
    [Fact]
    public void Firing_alerts_stand_with_their_severity()
    {
        Assert.Equal(
            [
                "rise (critical): a rise of 0.5388 points from 0.7312 % (2026-11-10 02:07 UTC) is above 0.25 points",
                "level (warning): the legacy share is above 1 %",
            ],
            Lines(Samples.Fired, "Firing"));
        Assert.Equal(["level (warning): the legacy share is not yet at or below 0.9 %"], Lines(Samples.Changed, "Firing"));
    }

    [Fact]
    public void An_alert_that_fired_later_than_its_incident_tells_since_when()
    {
        var alert = Samples.Reminder.Alerts[0];
        var later = Samples.Reminder with { Alerts = [alert with { Since = alert.Since.AddHours(2) }] };
        Assert.EndsWith(" 0.9 %; since 2026-11-18 07:07 UTC", Lines(later, "Firing")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_alert_that_has_ended_tells_how_long_it_lasted_and_its_peak() =>
        Assert.Equal(
            [
                "rise: a rise of 0.1888 points from 0.7312 % (2026-11-10 02:07 UTC) is at or below 0.2 points; lasted 1 d 1 h; "
                + "peak rise 0.5388 points",
            ],
            Lines(Samples.Changed, "Ended"));

    [Fact]
    public void An_alert_that_lasted_as_long_as_its_incident_does_not_repeat_that()
    {
        var ended = Samples.Resolved.Ended.Single();
        string Told(Alert alert) => Assert.Single(Lines(Samples.Resolved with { Alerts = [alert] }, "Ended"));
        const string Reason = "level: the legacy share is at or below 0.9 %";
        Assert.Equal($"{Reason}; peak legacy share 1.27 %", Told(ended));
        Assert.Equal($"{Reason}; lasted 3 d 3 h; peak legacy share 1.27 %", Told(ended with { Since = ended.Since.AddHours(1) }));
        var earlier = ended with { EndedAt = ended.EndedAt!.Value.AddHours(-1) };
        Assert.Equal($"{Reason}; lasted 3 d 3 h; peak legacy share 1.27 %", Told(earlier));
        Assert.Equal(Reason, Told(ended with { Peak = null }));
    }

    [Fact]
    public void Time_without_data_is_told_as_a_length()
    {
        Assert.Equal(
            ["nodata (warning): a time of 7 h 3 min without data is above 6 h: Radar answered 503 Service Unavailable"],
            Lines(Samples.NoData, "Firing"));
        Assert.Equal(
            ["nodata: readings are accepted and measured; peak time without data 7 h 3 min"],
            Lines(Samples.NoDataResolved, "Ended"));
    }

    [Fact]
    public void Details_tell_since_when_and_a_reminder_for_how_long()
    {
        Assert.Equal(
            [
                "Since: 2026-11-18 05:07 UTC, for 2 d 2 h",
                "Window: 2026-11-13 05:53 UTC to 2026-11-20 05:53 UTC",
                "Dataset of: 2026-11-20 06:07 UTC",
                "Confidence: 5 of 5",
            ],
            Lines(Samples.Reminder, "Details"));
        Assert.Equal("Since: 2026-11-18 05:07 UTC", Lines(Samples.Changed, "Details")[0]);
        Assert.Equal("Window: 2026-11-14 07:53 UTC to 2026-11-21 07:53 UTC", Lines(Samples.Test, "Details")[0]);
    }

    [Fact]
    public void A_share_never_looks_like_a_threshold_that_it_crossed()
    {
        var level = Samples.Fired.Alerts[1];
        var close = Samples.Fired with { LegacyShare = 1.000007m, PreviousLegacyShare = 0.90001m, Alerts = [level] };
        var message = Message.Create(close, null);
        Assert.Equal("1.00001 % of email travels over TLS 1.0 and TLS 1.1 (before: 0.90001 %).", message.Summary);
        Assert.EndsWith(" at 1.00001 %", message.Subject, StringComparison.Ordinal);
        var ended = level with { State = AlertState.Ok, EndedAt = Samples.ResolvedAt, Peak = 1.000007m };
        var line = Assert.Single(Lines(close with { Alerts = [ended] }, "Ended"));
        Assert.EndsWith("peak legacy share 1.00001 %", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, "5 of 5")]
    [InlineData(1, "1 of 5")]
    [InlineData(0, "unknown")]
    [InlineData(null, "unknown")]
    public void Confidence_is_told_when_it_is_known(int? level, string text) =>
        Assert.Equal($"Confidence: {text}", Lines(Samples.Fired with { Confidence = new Confidence(level, []) }, "Details")[^1]);

    [Fact]
    public void A_note_tells_its_period_and_where_to_read_more_when_it_has_them()
    {
        var (start, end) = (Samples.At(20, 7, 7), Samples.At(20, 8, 7));
        Annotation[] notes =
        [
            new("ALL", "EVENT", "One", start, end, "https://example.com/1"),
            new("ALL", "EVENT", "Two", start, null, null),
            new("ALL", "EVENT", "Three", null, start, null),
            new(new string('s', 900), "EVENT", new string('x', 900), null, null, null),
        ];
        var told = Section(Samples.Fired with { Confidence = new Confidence(5, [.. notes]) }, "Cloudflare's notes on the data");
        Assert.Equal("EVENT (ALL, 2026-11-20 07:07 UTC to 2026-11-20 08:07 UTC): One https://example.com/1", told[0].Line);
        Assert.Equal("EVENT (ALL, 2026-11-20 07:07 UTC to now): Two", told[1].Line);
        Assert.Equal("EVENT (ALL): Three", told[2].Line);
        Assert.Equal((800, 800), (told[3].Label.Length, told[3].Value.Length));
    }

    [Fact]
    public void Legacy_versions_come_first_however_they_are_written_and_long_names_are_cut()
    {
        var shares = new Dictionary<string, decimal>
        {
            ["A" + new string('x', 40)] = 1,
            ["TLS 1.3"] = 90,
            ["TLS 1.1"] = 5,
            ["SSL 3"] = 4,
        };
        var told = Samples.Fired with
        {
            LegacyVersions = ["TLSv1.1", "SSL 3"],
            Shares = shares.ToImmutableSortedDictionary(),
            TopTlds = [new TopTld(new string('t', 80), 2)],
        };
        var rows = Section(told, "Share of each version");
        Assert.Equal(
            ["SSL 3 (legacy): 4 %", "TLS 1.1 (legacy): 5 %", $"A{new string('x', 30)}…: 1 %", "TLS 1.3: 90 %"],
            rows.Select(row => row.Line));
        Assert.Equal([new Bar(4, true), new Bar(5, true), new Bar(1, false), new Bar(90, false)], rows.Select(row => row.Bar));
        var tlds = Lines(told, "Top-level domains that send email over legacy TLS, with their part of it");
        Assert.Equal($".{new string('t', 63)}…: 2 %", Assert.Single(tlds));
        var summary = Message.Create(told, null).Summary;
        Assert.StartsWith("1.27 % of email travels over TLSv1.1 and SSL 3 (", summary, StringComparison.Ordinal);
    }

    private static ImmutableArray<Fact> Section(Notification notification, string title) =>
        Message.Create(notification, null).Sections.Single(section => section.Title == title).Facts;

    private static string[] Lines(Notification notification, string title) =>
        [.. Section(notification, title).Select(fact => fact.Line)];
}
