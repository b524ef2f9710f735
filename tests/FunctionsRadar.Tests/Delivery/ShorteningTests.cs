using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>What is left out first when a message is too long.</summary>
public sealed class ShorteningTests
{
    [Fact]
    public void Notes_go_first_then_who_and_the_smallest_shares()
    {
        var kept = new List<string>();
        var body = Shortening.Fit(Long(), 0, shorter =>
        {
            var notes = shorter.Confidence!.Annotations;
            var length = notes.Select(note => note.Description.Length).FirstOrDefault();
            kept.Add($"notes {notes.Length} of {length}, shares {shorter.Shares!.Count}, who {shorter.TopTlds.Length}, "
                + $"reason {shorter.Alerts[0].Reason.Length}");
            return [1];
        });
        Assert.Equal(
            [
                "notes 20 of 500, shares 32, who 10, reason 500",
                "notes 20 of 160, shares 32, who 10, reason 500",
                "notes 5 of 160, shares 32, who 10, reason 300",
                "notes 0 of 0, shares 32, who 10, reason 300",
                "notes 0 of 0, shares 8, who 3, reason 100",
            ],
            kept);
        Assert.Equal([1], body);
    }

    [Fact]
    public void Nothing_more_is_left_out_than_has_to_be()
    {
        var renderings = 0;
        var body = Shortening.Fit(Long(), 7, _ => new byte[10 - ++renderings]);
        Assert.Equal((3, 7), (renderings, body.Length));
    }

    [Fact]
    public void Legacy_shares_are_the_last_to_go_and_then_the_largest()
    {
        ImmutableSortedDictionary<string, decimal>? shares = null;
        Shortening.Fit(Long() with { LegacyVersions = ["V 03", "v00"] }, 0, shorter =>
        {
            shares = shorter.Shares;
            return [1];
        });
        Assert.Equal(["v00", "v03", "v26", "v27", "v28", "v29", "v30", "v31"], shares!.Keys);
    }

    [Fact]
    public void The_parts_of_a_note_have_lengths_of_their_own()
    {
        Annotation? note = null;
        Shortening.Fit(Long(), 9, shorter =>
        {
            note = shorter.Confidence!.Annotations[0];
            return [1];
        });
        Assert.Equal((64, 64), (note!.DataSource.Length, note.EventType.Length));
        Assert.Equal((500, 200), (note.Description.Length, note.LinkedUrl!.Length));
    }

    [Fact]
    public void What_is_not_there_stays_away() =>
        Shortening.Fit(Long() with { Shares = null, Confidence = null }, 9, shorter =>
        {
            Assert.Null(shorter.Shares);
            Assert.Null(shorter.Confidence);
            return [1];
        });

    [Fact]
    public void A_note_without_an_address_gets_none() =>
        Shortening.Fit(Long() with { Confidence = new Confidence(5, [new("ALL", "EVENT", "x", null, null, null)]) }, 9, shorter =>
        {
            Assert.Null(shorter.Confidence!.Annotations[0].LinkedUrl);
            return [1];
        });

    [Fact]
    public void The_last_alert_that_is_left_tells_how_many_are_not()
    {
        var many = Long() with { Alerts = [.. Enumerable.Repeat(Samples.Fired.Alerts[1], 25)] };
        var kept = new List<Notification>();
        Shortening.Fit(many, 0, shorter =>
        {
            kept.Add(shorter);
            return [1];
        });
        Assert.Equal([25, 25, 25, 25, 12], kept.Select(shorter => shorter.Alerts.Length));
        Assert.Equal("the legacy share is above 1 %; 13 more alerts are left out", kept[^1].Alerts[^1].Reason);
        Assert.All(kept[^1].Alerts[..^1], alert => Assert.Equal("the legacy share is above 1 %", alert.Reason));
        Assert.All(kept[0].Alerts, alert => Assert.Equal("the legacy share is above 1 %", alert.Reason));
    }

    [Fact]
    public void Alerts_that_just_fit_say_nothing_of_others()
    {
        var kept = new List<Notification>();
        Shortening.Fit(Long() with { Alerts = [.. Enumerable.Repeat(Samples.Fired.Alerts[1], 12)] }, 0, shorter =>
        {
            kept.Add(shorter);
            return [1];
        });
        Assert.All(kept[^1].Alerts, alert => Assert.Equal("the legacy share is above 1 %", alert.Reason));
    }

    private static Notification Long() => Samples.Fired with
    {
        Alerts = [Samples.Fired.Alerts[0] with { Reason = new string('r', 2000) }],
        Shares = Enumerable.Range(0, 40)
            .ToImmutableSortedDictionary(number => $"v{number:00}", number => number < 32 ? (decimal)number : 0.5m),
        LegacyVersions = [],
        Confidence = new Confidence(5,
        [
            .. Enumerable.Repeat(new Annotation(
                new string('s', 99), new string('e', 99), new string('d', 999), null, null, new string('u', 999)), 30),
        ]),
        TopTlds = [.. Enumerable.Range(0, 40).Select(number => new TopTld($"t{number}", 1))],
    };
}
