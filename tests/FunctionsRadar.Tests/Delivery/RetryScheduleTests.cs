using FunctionsRadar.Delivery;
using FunctionsRadar.Delivery.Outbox;

namespace FunctionsRadar.Tests.Delivery;

public sealed class RetryScheduleTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 30)]
    [InlineData(3, 120)]
    [InlineData(4, 600)]
    [InlineData(5, 1800)]
    [InlineData(6, 3600)]
    [InlineData(99, 3600)]
    public void Attempts_get_rarer_and_then_hourly_with_up_to_a_tenth_more(int tries, int seconds)
    {
        Assert.Equal(seconds, DelayAfter(tries, SendResult.TryAgain, 0).TotalSeconds);
        Assert.Equal(seconds * 1.05, DelayAfter(tries, SendResult.TryAgain, 0.5).TotalSeconds);
        Assert.Equal(3600, DelayAfter(tries, SendResult.TryAgainHourly, 0).TotalSeconds);
    }

    [Theory]
    [InlineData(4, 5)]
    [InlineData(6, 6)]
    public void What_the_receiver_asks_for_counts_when_it_is_later(int asked, int seconds) =>
        Assert.Equal(seconds, DelayAfter(1, SendResult.TryAgain, 0, TimeSpan.FromSeconds(asked)).TotalSeconds);

    [Fact]
    public void Nobody_is_left_alone_for_more_than_a_day() =>
        Assert.Equal(TimeSpan.FromDays(1), DelayAfter(1, SendResult.TryAgain, 0, TimeSpan.FromDays(2)));

    private static TimeSpan DelayAfter(int tries, SendResult result, double jitter, TimeSpan? asked = null) =>
        RetrySchedule.DelayAfter(tries, new SendOutcome(result, "503", asked), jitter);
}
