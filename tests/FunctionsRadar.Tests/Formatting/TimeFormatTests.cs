using FunctionsRadar.Formatting;

namespace FunctionsRadar.Tests.Formatting;

public sealed class TimeFormatTests
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
    public void A_length_is_written_in_its_two_largest_units(TimeSpan length, string text) => Assert.Equal(text, TimeFormat.Length(length));

    [Fact]
    public void Times_are_written_in_UTC()
    {
        var time = new DateTimeOffset(2026, 11, 2, 8, 30, 0, TimeSpan.FromHours(2));
        Assert.Equal("2026-11-02 06:30 UTC", TimeFormat.Minute(time));
        Assert.Equal("2026-11-02T06:30:00Z", TimeFormat.Iso(time));
        Assert.Equal("2026-11-02 06:30 UTC to 2026-11-02 07:30 UTC", TimeFormat.Period(time, time.AddHours(1)));
    }
}
