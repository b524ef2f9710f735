using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Alerting;

public sealed class SignTests
{
    [Theory]
    [InlineData(0.12, "+0.12 points")]
    [InlineData(-0.1234, "−0.123 points")]
    [InlineData(0, "unchanged")]
    [InlineData(-0.0001, "unchanged")]
    public void A_change_has_a_sign_and_what_is_too_small_to_show_is_none(double points, string words) => Assert.Equal(words, Words.Change((decimal)points));

    [Fact]
    public void A_negative_number_has_a_minus_sign_for_people() =>
        Assert.Equal(("−0.9 points", "−12.5 %"), (Words.Amount(Measure.RiseInPoints, -0.9m), Words.Amount(Measure.RiseInPercent, -12.5m)));
}
