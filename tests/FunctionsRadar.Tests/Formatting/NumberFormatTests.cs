using FunctionsRadar.Formatting;

namespace FunctionsRadar.Tests.Formatting;

public sealed class NumberFormatTests
{
    [Theory]
    [InlineData(0.12, "+0.12 points")]
    [InlineData(-0.1234, "−0.1234 points")]
    [InlineData(0, "unchanged")]
    [InlineData(-0.00001, "unchanged")]
    public void A_change_has_a_sign_and_what_is_too_small_to_show_is_none(double points, string text) =>
        Assert.Equal(text, NumberFormat.Change((decimal)points));

    [Fact]
    public void A_negative_number_has_a_minus_sign() => Assert.Equal(("−0.9 points", "−12.5 %"), (NumberFormat.Points(-0.9m), NumberFormat.Percent(-12.5m)));

    [Fact]
    public void A_number_has_up_to_four_decimals() => Assert.Equal(("1.2346 %", "1.2 %", "1 %"), (NumberFormat.Percent(1.23456m), NumberFormat.Percent(1.200m), NumberFormat.Percent(1)));

    [Fact]
    public void A_number_has_as_many_decimals_as_tell_it_from_what_it_stands_beside() =>
        Assert.Equal(("1.00001 %", "1 %", "0.99999999 %"), (NumberFormat.Percent(1.000007m, 1), NumberFormat.Percent(1.0m, 1), NumberFormat.Percent(0.99999999m, 0.9m, 1)));
}
