using FunctionsRadar.Formatting;

namespace FunctionsRadar.Tests.Formatting;

public sealed class NumberFormatTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("1.50", "1.5")]
    [InlineData("0.12345", "0.1234")]
    [InlineData("0.12355", "0.1236")]
    [InlineData("-0.5", "−0.5")]
    [InlineData("1234.5", "1234.5")]
    public void A_number_has_up_to_four_decimals_and_a_minus_sign(string value, string text) =>
        Assert.Equal(text, NumberFormat.Number(Decimal(value)));

    [Theory]
    [InlineData("1.000007", "1", "1.00001")]
    [InlineData("1.00004", "1", "1.00004")]
    [InlineData("1.0001", "1", "1.0001")]
    [InlineData("1", "1", "1")]
    [InlineData("0.99999", "1", "0.99999")]
    public void A_number_never_looks_like_one_beside_it_that_it_is_not(string value, string other, string text) =>
        Assert.Equal(text, NumberFormat.Number(Decimal(value), 7, Decimal(other)));

    [Fact]
    public void Each_has_its_unit()
    {
        Assert.Equal(("0.42 %", "0.3 points"), (NumberFormat.Percent(0.42m), NumberFormat.Points(0.3m)));
        Assert.Equal(("0.99999999 %", "−12.5 %"), (NumberFormat.Percent(0.99999999m, 0.9m, 1), NumberFormat.Percent(-12.5m)));
        Assert.Equal(("1.00001 %", "1.00001 points"), (NumberFormat.Percent(1.00001m, 1), NumberFormat.Points(1.00001m, 1)));
    }

    [Theory]
    [InlineData("0.3", "+0.3 points")]
    [InlineData("-0.3", "−0.3 points")]
    [InlineData("0.00001", "unchanged")]
    [InlineData("-0.00001", "unchanged")]
    [InlineData("0", "unchanged")]
    public void A_change_has_a_sign(string points, string text) => Assert.Equal(text, NumberFormat.Change(Decimal(points)));

    private static decimal Decimal(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
