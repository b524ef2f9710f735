using FunctionsRadar.Formatting;

namespace FunctionsRadar.Tests.Formatting;

public sealed class TimeFormatTests
{
    public static TheoryData<TimeSpan, string> Lengths => new()
    {
        { TimeSpan.FromSeconds(-90), "0 s" },
        { TimeSpan.FromSeconds(59), "59 s" },
        { TimeSpan.FromMinutes(1), "1 min" },
        { TimeSpan.FromMinutes(59.9), "59 min" },
        { TimeSpan.FromHours(1), "1 h" },
        { TimeSpan.FromHours(23.5), "23 h 30 min" },
        { TimeSpan.FromHours(24), "1 d" },
        { TimeSpan.FromMinutes(1445), "1 d" },
        { TimeSpan.FromHours(50.5), "2 d 2 h" },
        { new TimeSpan(2, 0, 4, 5), "2 d" },
    };

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_length_is_told_in_its_two_largest_units(TimeSpan length, string text) =>
        Assert.Equal(text, TimeFormat.Length(length));

    [Fact]
    public void Times_are_told_in_UTC()
    {
        var time = new DateTimeOffset(2026, 11, 20, 8, 7, 3, 250, TimeSpan.FromHours(1));
        Assert.Equal(("2026-11-20 07:07 UTC", "2026-11-20T07:07:03.25Z"), (TimeFormat.Minute(time), TimeFormat.Iso(time)));
        Assert.Equal("2026-11-20 07:07 UTC to 2026-11-20 09:07 UTC", TimeFormat.Period(time, time.AddHours(2)));
    }
}
