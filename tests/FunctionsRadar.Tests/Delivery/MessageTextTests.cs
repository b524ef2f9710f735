using System.Collections.Immutable;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>What people read.</summary>
public sealed class MessageTextTests
{
    [Theory]
    [InlineData("fired", "FIRING: default (rise, level), legacy TLS in email at 1.27 %")]
    [InlineData("changed", "CHANGED: default (level), legacy TLS in email at 0.92 %")]
    [InlineData("reminder", "STILL FIRING: default (level), legacy TLS in email at 0.95 %")]
    [InlineData("resolved", "RESOLVED: default (level), legacy TLS in email at 0.8 %")]
    [InlineData("nodata.fired", "FIRING: default (nodata), no data from Radar")]
    [InlineData("nodata.resolved", "RESOLVED: default (nodata), legacy TLS in email at 0.785 %")]
    [InlineData("test", "TEST: default, nothing happened")]
    public void A_subject_tells_what_happened_to_which_watch_by_which_rules(string sample, string subject) =>
        Assert.Equal(subject, Create(Samples.All[sample]).Subject);

    [Theory]
    [InlineData("fired", "1.27 % of email travels over TLS 1.0 and TLS 1.1 (before: 0.8123 %).")]
    [InlineData("resolved", "0.8 % of email travels over TLS 1.0 and TLS 1.1 (before: 0.95 %). The incident lasted 3 d 4 h.")]
    [InlineData(
        "nodata.fired",
        "No data from Radar: what cannot be measured can neither fire nor resolve. "
        + "In the last dataset, 0.8 % of email travelled over TLS 1.0 and TLS 1.1 (before: 0.95 %).")]
    [InlineData(
        "nodata.resolved",
        "There is data from Radar again. 0.785 % of email travels over TLS 1.0 and TLS 1.1 (before: 0.8 %). "
        + "The incident lasted 3 h 10 min.")]
    [InlineData(
        "test",
        "TEST: nothing happened, and this receiver works. 0.8 % of email travels over TLS 1.0 and TLS 1.1 (before: 0.95 %).")]
    public void A_summary_tells_the_share_now_and_before_and_how_long_it_lasted(string sample, string summary) =>
        Assert.Equal(summary, Create(Samples.All[sample]).Summary);

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
    public void No_data_beside_other_alerts_leaves_the_share_in_the_subject()
    {
        var both = Samples.Fired with { Alerts = [.. Samples.Fired.Alerts, .. Samples.NoData.Alerts] };
        Assert.Equal("FIRING: default (rise, level, nodata), legacy TLS in email at 1.27 %", Create(both).Subject);
        Assert.StartsWith("No data from Radar: ", Create(both).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_is_there_again_only_when_it_was_measured_and_no_alert_says_otherwise()
    {
        var ended = Samples.NoDataResolved.Ended.Single();
        var removed = Samples.NoDataResolved with { Alerts = [ended with { Value = 25_380 }] };
        Assert.StartsWith("0.785 % of email", Create(removed).Summary, StringComparison.Ordinal);
        var unknown = Samples.NoDataResolved with { Alerts = [ended with { Value = null }] };
        Assert.StartsWith("0.785 % of email", Create(unknown).Summary, StringComparison.Ordinal);
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
    public void What_is_not_known_is_left_out()
    {
        var message = Create(new Notification
        {
            Id = "inst-default-1",
            Incident = "inst-default-1",
            Type = NotificationType.Fired,
            At = Samples.FiredAt,
            Watch = "default",
            Severity = Severity.Warning,
            Alerts = [Samples.Fired.Alerts[1]],
        });
        Assert.Equal("FIRING: default (level)", message.Subject);
        Assert.Equal("The share of email over legacy TLS is not known.", message.Summary);
        Assert.Equal(["Firing"], message.Sections.Select(section => section.Title));
    }

    [Fact]
    public void The_share_before_is_left_out_where_a_reason_tells_it()
    {
        string Summary(decimal? before) => Create(Samples.Fired with { PreviousLegacyShare = before }).Summary;
        Assert.Equal("1.27 % of email travels over TLS 1.0 and TLS 1.1.", Summary(0.7312m));
        Assert.Equal("1.27 % of email travels over TLS 1.0 and TLS 1.1.", Summary(null));
        Assert.Equal("1.27 % of email travels over TLS 1.0 and TLS 1.1 (before: the same).", Summary(1.27m));
        var unmeasured = Samples.Fired.Alerts[0] with { Value = null };
        var told = Create(Samples.Fired with { Alerts = [unmeasured], PreviousLegacyShare = 0.7312m });
        Assert.EndsWith("(before: 0.7312 %).", told.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_never_looks_like_a_threshold_that_it_crossed()
    {
        var level = Samples.Fired.Alerts[1];
        var close = Samples.Fired with { LegacyShare = 1.000007m, PreviousLegacyShare = 0.90001m, Alerts = [level] };
        Assert.Equal("1.00001 % of email travels over TLS 1.0 and TLS 1.1 (before: 0.90001 %).", Create(close).Summary);
        Assert.EndsWith(" at 1.00001 %", Create(close).Subject, StringComparison.Ordinal);
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
        Assert.StartsWith("1.27 % of email travels over TLSv1.1 and SSL 3 (", Create(told).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_subject_with_many_rules_keeps_the_share_and_has_150_characters_at_most()
    {
        var alert = Samples.Fired.Alerts[1];
        var rules = Enumerable.Range(0, 90).Select(number => alert.Rule with { Name = $"rule{number:00}" });
        var many = Samples.Fired with
        {
            Type = NotificationType.Reminder,
            IsDemo = true,
            Watch = new string('w', 32),
            Alerts = [.. rules.Select(rule => alert with { Rule = rule })],
        };
        var subject = Create(many).Subject;
        Assert.InRange(subject.Length, 100, 150);
        Assert.EndsWith(", rule05, rule06…), legacy TLS in email at 1.27 %", subject, StringComparison.Ordinal);
        Assert.Equal(150, Create(many with { Watch = new string('w', 200) }).Subject.Length);
    }

    [Fact]
    public void The_headline_is_the_subject_with_every_reason()
    {
        Assert.Equal(
            "FIRING: default (rise, level), legacy TLS in email at 1.27 %: "
            + "a rise of 0.5388 points from 0.7312 % (2026-11-10 02:07 UTC) is above 0.25 points; the legacy share is above 1 %",
            Create(Samples.Fired).Headline);
        Assert.Equal(
            "RESOLVED: default (level), legacy TLS in email at 0.8 %: lasted 3 d 4 h; the legacy share is at or below 0.9 %",
            Create(Samples.Resolved).Headline);
        Assert.Equal("TEST: default, nothing happened", Create(Samples.Test).Headline);
    }

    private static Message Create(Notification notification) => Message.Create(notification, null);

    private static ImmutableArray<Fact> Section(Notification notification, string title) =>
        Create(notification).Sections.Single(section => section.Title == title).Facts;

    private static string[] Lines(Notification notification, string title) =>
        [.. Section(notification, title).Select(fact => fact.Line)];
}
