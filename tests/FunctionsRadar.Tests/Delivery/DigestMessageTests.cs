using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>What a digest says, in words.</summary>
public sealed class DigestMessageTests
{
    private static Digest Digest => Samples.Digest.Digest!;

    private static Digest Quiet => Digest with { Fired = [], Dead = [] };

    [Fact]
    public void It_tells_the_share_now_then_and_a_year_ago_and_what_fired() =>
        Assert.Equal(
            "0.8 % of email travels over TLS 1.0 and TLS 1.1 (a year ago: 1.5309 %). "
            + "Since 2026-11-14 12:07 UTC, when it was 0.7312 %, level and rise have fired.",
            Create(Digest).Summary);

    [Fact]
    public void It_says_so_when_nothing_happened() =>
        Assert.Equal(
            "0.8 % of email travels over TLS 1.0 and TLS 1.1. "
            + "Since 2026-11-14 12:07 UTC, when it was the same, nothing has fired.",
            Create(Quiet with { YearAgo = null, Then = new SnapshotPoint(Digest.Since, 0.8m) }).Summary);

    [Fact]
    public void It_says_so_when_nothing_is_known_and_the_last_check_failed()
    {
        var digest = Quiet with { YearAgo = null, Then = null, NotAccepted = "Radar answered\n503." };
        Assert.Equal(
            "In the last dataset, 0.8 % of email travelled over TLS 1.0 and TLS 1.1. "
            + "Since 2026-11-14 12:07 UTC, nothing has fired. The last check accepted nothing: Radar answered 503.",
            Create(digest).Summary);
        var unknown = Samples.Digest with { LegacyShare = null, Shares = null, Digest = digest };
        var message = Message.Create(unknown, null);
        Assert.StartsWith("The share of email over legacy TLS is not known. Since", message.Summary, StringComparison.Ordinal);
        Assert.Equal("DIGEST: default", message.Subject);
    }

    [Fact]
    public void A_rule_tells_how_often_it_fired_for_how_long_and_whether_it_still_does() =>
        Assert.Equal(
            [
                "a: once, for 3 d 4 h", "b: twice, for 1 h; fires since 2026-11-21 11:07 UTC", "c: 12 times, for 5 min",
            ],
            Lines(
                Digest with
                {
                    Fired =
                    [
                        new("a", 1, new TimeSpan(3, 4, 9, 0), null), new("b", 2, TimeSpan.FromHours(1), Samples.At(21, 11, 7)),
                        new("c", 12, TimeSpan.FromMinutes(5), null),
                    ],
                },
                "Fired since then"));

    [Fact]
    public void What_could_not_be_delivered_stands_with_its_reason()
    {
        var one = new DeadDeliveries("mail", 1, Samples.At(19, 6, 7), "550 no such user");
        Assert.Equal(
            [
                "chat: 3 deliveries, the last at 2026-11-20 08:12 UTC: 410 Gone",
                "mail: 1 delivery, at 2026-11-19 06:07 UTC: 550 no such user",
            ],
            Lines(Digest with { Dead = [.. Digest.Dead, one] }, "Not delivered since then"));
    }

    [Fact]
    public void Advice_is_one_line_below_the_details()
    {
        var details = Lines(Digest with { Advice = "Lower level to 0.9 %:\nit has been below for 43 days." }, "Details");
        Assert.Equal("Advice: Lower level to 0.9 %: it has been below for 43 days.", details[^1]);
        Assert.DoesNotContain(Lines(Digest, "Details"), line => line.StartsWith("Advice", StringComparison.Ordinal));
    }

    [Fact]
    public void Its_headline_says_in_one_line_what_there_is_to_see_to() =>
        Assert.Equal(
            "DIGEST: default, legacy TLS in email at 0.8 %: level and rise have fired since 2026-11-14 12:07 UTC; "
            + "3 deliveries died; the last check accepted nothing: 503",
            Create(Digest with { NotAccepted = "503" }).Headline);

    [Fact]
    public void Too_long_a_digest_is_shortened()
    {
        var longest = Samples.Digest with
        {
            Digest = Digest with
            {
                Fired = [.. Enumerable.Repeat(Digest.Fired[0], 95)],
                NotAccepted = new string('x', 500),
            },
        };
        var kept = new List<Digest>();
        Shortening.Fit(longest, 0, shorter =>
        {
            kept.Add(shorter.Digest!);
            return [1];
        });
        Assert.Equal([95, 95, 95, 95, 12], kept.Select(digest => digest.Fired.Length));
        Assert.Equal([500, 500, 300, 300, 100], kept.Select(digest => digest.NotAccepted!.Length));
    }

    private static Message Create(Digest digest) => Message.Create(Samples.Digest with { Digest = digest }, null);

    private static ImmutableArray<string> Lines(Digest digest, string section) =>
        [.. Create(digest).Sections.Single(each => each.Title == section).Facts.Select(fact => fact.Line)];
}
