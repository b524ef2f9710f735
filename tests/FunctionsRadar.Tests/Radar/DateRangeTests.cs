using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Radar;

public class DateRangeTests
{
    [Theory]
    [InlineData("7d", "7d", 7, false)]
    [InlineData("364d", "364d", 364, false)]
    [InlineData("52w", "52w", 364, false)]
    [InlineData("7dcontrol", "7dcontrol", 7, true)]
    [InlineData("7dControl", "7dcontrol", 7, true)]
    [InlineData("2wCONTROL", "2wcontrol", 14, true)]
    public void A_range_is_read_with_or_without_control(string text, string written, int days, bool isControl)
    {
        Assert.True(DateRange.TryParse(text, out var range));
        Assert.Equal((written, TimeSpan.FromDays(days), isControl), (range.ToString(), range.Length, range.IsControl));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("control")]
    [InlineData("7")]
    [InlineData("0d")]
    [InlineData("-7d")]
    [InlineData("365d")]
    [InlineData("53w")]
    [InlineData("7D")]
    [InlineData("7dcontrolcontrol")]
    public void Anything_else_is_not_a_range(string? text) => Assert.False(DateRange.TryParse(text, out _));
}
