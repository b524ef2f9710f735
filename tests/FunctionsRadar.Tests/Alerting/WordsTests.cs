using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Alerting;

public sealed class WordsTests
{
    public static TheoryData<TimeSpan, string> Lengths => new()
    {
        { TimeSpan.FromSeconds(-5), "0 s" },
        { TimeSpan.FromSeconds(59.9), "59 s" },
        { TimeSpan.FromMinutes(1), "1 min" },
        { TimeSpan.FromMinutes(61), "1 h 1 min" },
        { TimeSpan.FromHours(24), "1 d" },
        { new TimeSpan(2, 3, 4, 5), "2 d 3 h" },
        { new TimeSpan(2, 0, 4, 5), "2 d" },
    };

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_length_is_told_in_its_two_largest_units(TimeSpan length, string words) => Assert.Equal(words, Words.Length(length));

    [Theory]
    [InlineData(Measure.LegacyShare, "1.25 %", "the legacy share")]
    [InlineData(Measure.RiseInPoints, "1.25 points", "the rise")]
    [InlineData(Measure.RiseInPercent, "1.25 %", "the relative rise")]
    public void A_measure_has_a_name_and_a_unit(Measure measure, string amount, string name) =>
        Assert.Equal((amount, name), (Words.Amount(measure, 1.25m), Words.Name(measure)));

    [Fact]
    public void A_time_is_told_in_UTC() =>
        Assert.Equal("2026-11-02 06:30 UTC", Words.Time(new DateTimeOffset(2026, 11, 2, 8, 30, 0, TimeSpan.FromHours(2))));

    [Theory]
    [InlineData("default-level-12", "default")]
    [InlineData("default-level-", null)]
    [InlineData("default-level--1", null)]
    [InlineData("default-12", null)]
    [InlineData("default-level-12~ops", null)]
    public void An_id_names_its_watch(string id, string? watch) => Assert.Equal(watch, NotificationIds.WatchOf(id));

    [Fact]
    public void An_id_ends_in_its_number() => Assert.Equal(12, NotificationIds.SequenceOf(NotificationIds.Make("default", "level", 12)));
}
