using System.Collections.Immutable;
using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>What people read.</summary>
public sealed class WordingTests
{
    public static TheoryData<TimeSpan, string> Lengths => new()
    {
        { TimeSpan.FromSeconds(-90), "less than a minute" },
        { TimeSpan.FromSeconds(59), "less than a minute" },
        { TimeSpan.FromMinutes(1), "1 min" },
        { TimeSpan.FromMinutes(59.9), "59 min" },
        { TimeSpan.FromHours(1), "1 h 0 min" },
        { TimeSpan.FromHours(23.5), "23 h 30 min" },
        { TimeSpan.FromHours(24), "1 d 0 h" },
        { TimeSpan.FromHours(50), "2 d 2 h" },
    };

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_length_is_told_roughly(TimeSpan length, string words) => Assert.Equal(words, Wording.Length(length));

    [Theory]
    [InlineData(Measure.LegacyShare, "1.5 %", "Legacy share")]
    [InlineData(Measure.RiseInPoints, "1.5 points", "Rise of the legacy share")]
    [InlineData(Measure.RiseInPercent, "1.5 %", "Relative rise of the legacy share")]
    public void A_measure_has_a_name_and_a_unit(Measure measure, string value, string name)
    {
        Assert.Equal((value, name), (Wording.Value(measure, 1.5m), Wording.Name(measure)));
        Assert.Equal("–", Wording.Value(measure, null));
    }

    [Fact]
    public void What_is_not_known_is_a_dash() => Assert.Equal(("–", "–"), (Wording.Percent(null), Wording.Time(null)));

    [Fact]
    public void Times_are_told_in_UTC()
    {
        var time = new DateTimeOffset(2026, 11, 20, 8, 7, 3, 250, TimeSpan.FromHours(1));
        Assert.Equal(("2026-11-20 07:07 UTC", "2026-11-20T07:07:03.25Z"), (Wording.Time(time), Wording.Iso(time)));
    }

    [Fact]
    public void A_message_without_any_number_says_so()
    {
        var blind = Message.Of(Empty(NotificationType.Blind), null);
        Assert.Equal(
            "Nothing could be accepted since –, so no alert can fire or resolve. Last known: The share of email over legacy TLS is not known.", blind.Summary);
        Assert.Equal(["Why", "Checked at", "Severity"], blind.Facts.Select(fact => fact.Label));
        Assert.Empty(blind.Shares);
        Assert.Empty(blind.Notes);
        var sighted = Message.Of(Empty(NotificationType.Sighted), null);
        Assert.Equal("Readings are accepted again after an unknown time. The share of email over legacy TLS is not known.", sighted.Summary);
        Assert.Equal("SEEING AGAIN: default has data, legacy TLS in email at –", sighted.Subject);
        Assert.DoesNotContain(sighted.Facts, fact => fact.Label == "Lasted");
    }

    [Fact]
    public void A_share_is_told_with_the_one_before_when_there_is_one()
    {
        var fired = Samples.Of(NotificationType.Fired);
        Assert.Equal(
            ["1.27 % (before: 0.7312 %, +0.5388 points)", "1.27 % (before: 1.27 %, +0 points)", "1.27 % (before: 2 %, −0.73 points)", "1.27 % (before: not known)"],
            new decimal?[] { 0.7312m, 1.27m, 2, null }.Select(before => FactOf(fired with { PreviousLegacyShare = before }, "Legacy share")));
        Assert.StartsWith("1.27 % of email travels over TLS 1.0 and TLS 1.1. Legacy", Message.Of(fired with { PreviousLegacyShare = null }, null).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Versions_without_a_name_are_legacy_TLS() =>
        Assert.StartsWith("1.27 % of email travels over legacy TLS (", Message.Of(Samples.Of(NotificationType.Fired) with { LegacyVersions = [] }, null).Summary, StringComparison.Ordinal);

    [Fact]
    public void A_resolved_alert_without_a_peak_tells_none()
    {
        var resolved = Samples.Of(NotificationType.Resolved);
        Assert.EndsWith("The alert lasted 2 d 2 h and peaked at 1.31 %.", Message.Of(resolved, null).Summary, StringComparison.Ordinal);
        Assert.EndsWith("The alert lasted 2 d 2 h.", Message.Of(resolved with { Peak = null }, null).Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, "5 of 5")]
    [InlineData(1, "1 of 5")]
    [InlineData(0, "unknown")]
    [InlineData(null, "unknown")]
    public void Confidence_is_told_when_it_is_known(int? level, string words) =>
        Assert.Equal(words, FactOf(Samples.Of(NotificationType.Fired) with { Confidence = new Confidence(level, []) }, "Confidence"));

    [Fact]
    public void A_note_tells_its_period_and_where_to_read_more_when_it_has_them()
    {
        Annotation[] notes =
        [
            new("ALL", "EVENT", "One", Samples.Now, Samples.Now.AddHours(1), "https://example.com/1"),
            new("ALL", "EVENT", "Two", Samples.Now, null, null),
            new("ALL", "EVENT", "Three", null, Samples.Now, null),
            new("ALL", "EVENT", new string('x', 900), null, null, null),
        ];
        var told = Message.Of(Samples.Of(NotificationType.Fired) with { Confidence = new Confidence(5, [.. notes]) }, null).Notes;
        Assert.Equal("EVENT (ALL, 2026-11-20 07:07 UTC to 2026-11-20 08:07 UTC): One https://example.com/1", told[0]);
        Assert.Equal("EVENT (ALL, 2026-11-20 07:07 UTC to now): Two", told[1]);
        Assert.Equal("EVENT (ALL): Three", told[2]);
        Assert.Equal(800, told[3].Length);
    }

    [Fact]
    public void Legacy_versions_come_first_and_long_names_are_cut()
    {
        var message = Message.Of(
            Samples.Of(NotificationType.Fired) with
            {
                Watch = new string('w', 200),
                LegacyVersions = ["TLS 1.1", "SSL 3"],
                Shares = new Dictionary<string, decimal> { ["A" + new string('x', 40)] = 1, ["TLS 1.3"] = 90, ["TLS 1.1"] = 5, ["SSL 3"] = 4 }.ToImmutableSortedDictionary(),
                TopTlds = [new TopTld(new string('t', 80), 2)],
            },
            null);
        Assert.Equal(["SSL 3", "TLS 1.1", "A" + new string('x', 30) + "…", "TLS 1.3"], message.Shares.Select(share => share.Version));
        Assert.Equal([true, true, false, false], message.Shares.Select(share => share.IsLegacy));
        Assert.Equal((150, 64), (message.Subject.Length, message.Who[0].Name.Length));
    }

    [Fact]
    public void A_watch_without_a_rule_is_named_alone() =>
        Assert.Equal(["BLIND: default has no usable data", "FIRING: default/level, legacy TLS in email at 1.27 %"], new[] { NotificationType.Blind, NotificationType.Fired }.Select(type => Message.Of(Samples.Of(type), null).Subject));

    private static string FactOf(Notification notification, string label) => Message.Of(notification, null).Facts.Single(fact => fact.Label == label).Value;

    private static Notification Empty(NotificationType type) => new()
    {
        Id = "default-blind-1",
        Incident = "default-blind-1",
        Type = type,
        At = Samples.Now,
        Watch = "default",
        Severity = Severity.Warning,
        Reason = "503",
    };
}
