using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>What people read first: subjects, summaries and headlines.</summary>
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
    [InlineData("digest", "DIGEST: default, legacy TLS in email at 0.8 %")]
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
}
