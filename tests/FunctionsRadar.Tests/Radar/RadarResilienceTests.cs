using FunctionsRadar.Radar;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Radar;

public class RadarResilienceTests
{
    [Theory]
    [InlineData("17")]
    [InlineData("Tue, 10 Mar 2026 06:10:17 GMT")]
    public async Task The_wait_that_Radar_asks_for_is_the_wait(string retryAfter)
    {
        await using var fixture = await RadarFixture.StartAsync();
        fixture.Server.First(RadarServer.Respond(429, "", headers: ("Retry-After", retryAfter)));
        await fixture.AskAsync();
        Assert.Equal(TimeSpan.FromSeconds(17), Assert.Single(fixture.Time.Waits));
    }

    [Fact]
    public async Task Without_such_a_wait_it_backs_off()
    {
        await using var fixture = await RadarFixture.StartAsync();
        fixture.Server.Always = RadarServer.Respond(503, "");
        await Assert.ThrowsAsync<RadarException>(() => fixture.AskAsync());
        Assert.Equal(3, fixture.Time.Waits.Count);
        Assert.All(fixture.Time.Waits, wait => Assert.InRange(wait.TotalSeconds, 0.001, 15));
    }

    [Fact]
    public async Task A_wait_that_would_end_after_the_minute_for_all_is_not_begun()
    {
        await using var fixture = await RadarFixture.StartAsync();
        fixture.Server.Always = RadarServer.Respond(429, "", headers: ("Retry-After", "35"));
        var error = await Assert.ThrowsAsync<RadarException>(() => fixture.AskAsync());
        Assert.Equal(RadarError.Throttled, error.Error);
        Assert.Equal(2, fixture.Server.Requests.Count);
    }

    [Fact]
    public async Task Many_failures_together_open_the_circuit_and_half_a_minute_closes_it()
    {
        await using var fixture = await RadarFixture.StartAsync(options => options with { RequestsPerSecond = 200 });
        fixture.Server.Always = RadarServer.Respond(500, "");
        for (var i = 0; i < 8; i++)
            await Assert.ThrowsAsync<RadarException>(() => fixture.AskAsync());
        var asked = fixture.Server.Requests.Count;
        var error = await Assert.ThrowsAsync<RadarException>(() => fixture.AskAsync());
        Assert.Equal(asked, fixture.Server.Requests.Count);
        Assert.Equal(RadarError.Unavailable, error.Error);

        fixture.Server.Always = null;
        fixture.Time.Advance(TimeSpan.FromSeconds(31));
        await fixture.AskAsync();
    }

    [Fact]
    public async Task The_last_attempt_ends_with_the_minute_for_all()
    {
        var remaining = TimeSpan.FromSeconds(3);
        await using var fixture = await RadarFixture.StartAsync(notSkipped: remaining);
        fixture.Server.First(RadarServer.Respond(429, "", headers: ("Retry-After", "57")));
        fixture.Server.Always = async context =>
        {
            var aborted = new TaskCompletionSource();
            await using var registration = context.RequestAborted.Register(aborted.SetResult);
            fixture.Time.Advance(remaining);
            await aborted.Task;
        };
        var error = await Assert.ThrowsAsync<RadarException>(() => fixture.AskAsync());
        Assert.Equal((RadarError.Unavailable, 2), (error.Error, fixture.Server.Requests.Count));
    }

    [Fact]
    public async Task A_caller_who_cancels_gets_no_RadarException()
    {
        await using var fixture = await RadarFixture.StartAsync();
        using var cancellation = new CancellationTokenSource();
        fixture.Server.Always = async context =>
        {
            await cancellation.CancelAsync();
            var aborted = new TaskCompletionSource();
            await using var registration = context.RequestAborted.Register(aborted.SetResult);
            await aborted.Task;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => fixture.Client.GetSummaryAsync(RadarFixture.SevenDays, cancellation.Token));
    }

    [Fact]
    public async Task A_Radar_that_cannot_be_reached_is_unavailable()
    {
        await using var fixture = await RadarFixture.StartAsync(
            options => options with { BaseUrl = new Uri("http://127.0.0.1:1/client/v4") });
        var error = await Assert.ThrowsAsync<RadarException>(() => fixture.AskAsync());
        Assert.Equal(RadarError.Unavailable, error.Error);
        Assert.Equal(3, fixture.Time.Waits.Count);
    }
}
