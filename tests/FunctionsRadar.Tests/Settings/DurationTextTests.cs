using FunctionsRadar.Settings;

namespace FunctionsRadar.Tests.Settings;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("15m", 900)]
    [InlineData("6h", 21_600)]
    [InlineData("30d", 2_592_000)]
    [InlineData("0", 0)]
    [InlineData("0s", 0)]
    [InlineData("23:59:59", 86_399)]
    [InlineData("1.02:00:00", 93_600)]
    [InlineData(" 5m ", 300)]
    public void A_duration_is_read(string text, int seconds)
    {
        Assert.True(DurationText.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
    }

    [Theory]
    [InlineData("24:00:00")]
    [InlineData("24:00")]
    [InlineData("7")]
    [InlineData("h")]
    [InlineData("-5m")]
    [InlineData("1.5h")]
    [InlineData("5 m")]
    [InlineData("5M")]
    [InlineData("100001d")]
    [InlineData("4000000.00:00:00")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_refused(string? text) => Assert.False(DurationText.TryParse(text, out _));

    [Theory]
    [InlineData("90s")]
    [InlineData("15m")]
    [InlineData("6h")]
    [InlineData("30d")]
    [InlineData("0")]
    [InlineData("25h")]
    [InlineData("61m")]
    public void The_shortest_form_is_written(string text)
    {
        Assert.True(DurationText.TryParse(text, out var duration));
        Assert.Equal(text, DurationText.Format(duration));
    }
}
