using FunctionsRadar.Alerting;
using FunctionsRadar.Checks.Advice;

namespace FunctionsRadar.Tests.Checks.Advice;

public sealed class TrendTests
{
    [Fact]
    public void A_straight_line_has_its_slope_and_no_uncertainty()
    {
        var trend = Trend.Through(Weekly(20, week => 1 - (0.07m * week)))!;
        Assert.Equal(new Trend(-0.3m, -0.3m, -0.3m), trend);
        Assert.True(trend.Low > 0 || trend.High < 0);
    }

    [Fact]
    public void A_share_that_stays_has_no_trend()
    {
        var trend = Trend.Through(Weekly(20, _ => 0.4m))!;
        Assert.Equal(new Trend(0, 0, 0), trend);
    }

    [Fact]
    public void A_single_incident_does_not_move_it()
    {
        var trend = Trend.Through(Weekly(20, week => week == 17 ? 9 : 1 - (0.07m * week)))!;
        Assert.Equal(-0.3m, trend.PointsAMonth);
        Assert.InRange(trend.High, -0.3m, -0.2m);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    public void Its_interval_holds_the_true_slope_in_nine_of_ten_histories_even_where_weeks_resemble_each_other(double memory)
    {
        var held = Enumerable.Range(1, 400).Count(seed =>
        {
            var trend = Trend.Through(Noisy(seed, memory, slope: -0.02))!;
            return trend.Low <= -0.02m && trend.High >= -0.02m;
        });
        Assert.InRange(held, 360, 400);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    public void Fewer_than_eight_points_tell_no_trend_however_straight(int weeks) =>
        Assert.Null(Trend.Through(Weekly(weeks, week => 1 - (0.07m * week))));

    [Fact]
    public void Eight_points_on_a_line_tell_it() =>
        Assert.Equal(new Trend(-0.3m, -0.3m, -0.3m), Trend.Through(Weekly(8, week => 1 - (0.07m * week))));

    [Fact]
    public void Points_so_alike_that_their_order_could_be_chance_tell_no_trend() =>
        Assert.Null(Trend.Through(Weekly(9, week => 1 + (0.01m * week * week))));

    private static SnapshotPoint[] Weekly(int weeks, Func<int, decimal> share) =>
        [.. Enumerable.Range(0, weeks).Select(week => new SnapshotPoint(Given.Now.AddDays(7 * week), share(week)))];

    private static SnapshotPoint[] Noisy(int seed, double memory, double slope)
    {
#pragma warning disable RS0030 // Seeded.
        var random = new Random(seed);
#pragma warning restore RS0030
        var noise = 0d;
        return Weekly(52, week =>
        {
            noise = (memory * noise) + random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
            return (decimal)(1 + (slope * week * 7 / 30) + (0.05 * noise));
        });
    }
}
