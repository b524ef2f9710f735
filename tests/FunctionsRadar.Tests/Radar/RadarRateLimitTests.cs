using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Radar;

public class RadarRateLimitTests
{
    // Not a wait that the fixture's clock skips, so that several requests can wait at once.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task Ten_requests_go_out_at_once_and_then_two_a_second()
    {
        await using var fixture = await RadarFixture.StartAsync();
        await AskAsync(fixture, 10);
        Assert.Empty(fixture.Time.Waits);

        await AskAsync(fixture, 4);
        Assert.Equal(Enumerable.Repeat(TimeSpan.FromSeconds(0.5), 4), fixture.Time.Waits);
    }

    [Fact]
    public async Task A_pause_fills_the_burst_up_again_but_no_further()
    {
        await using var fixture = await RadarFixture.StartAsync();
        await AskAsync(fixture, 10);
        fixture.Time.Advance(TimeSpan.FromHours(1));
        await AskAsync(fixture, 11);
        Assert.Single(fixture.Time.Waits);
    }

    [Fact]
    public async Task Waiting_for_a_turn_longer_than_the_time_out_is_no_failure()
    {
        await using var fixture = await StartSlowAsync(Interval);
        await AskAsync(fixture, 10);
        var waiting = Enumerable.Range(0, 10).Select(_ => fixture.AskAsync()).ToList<Task>();
        while (waiting.Count > 0)
        {
            fixture.Time.Advance(Interval);
            var next = await Task.WhenAny(waiting);
            await next;
            waiting.Remove(next);
        }
        Assert.Equal(20, fixture.Server.Requests.Count);
    }

    [Fact]
    public async Task A_turn_that_is_abandoned_goes_to_the_next_in_the_queue()
    {
        await using var fixture = await StartSlowAsync(Interval);
        await AskAsync(fixture, 10);
        using var cancellation = new CancellationTokenSource();
        var abandoned = Enumerable.Range(0, 5)
            .Select(_ => fixture.Client.GetSummaryAsync(RadarFixture.SevenDays, cancellation.Token)).ToArray();
        var next = fixture.AskAsync();
        await cancellation.CancelAsync();
        foreach (var task in abandoned)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);

        fixture.Time.Advance(Interval);
        await next;
        Assert.Equal(11, fixture.Server.Requests.Count);
        Assert.Empty(fixture.Time.Waits);
    }

    [Fact]
    public async Task A_request_that_waited_for_its_turn_is_retried_as_any_other()
    {
        var interval = TimeSpan.FromSeconds(128);
        await using var fixture = await StartSlowAsync(interval);
        await AskAsync(fixture, 10);
        fixture.Server.First(RadarServer.Respond(503, ""));
        var waiting = fixture.AskAsync();
        fixture.Time.Advance(interval);
        await waiting;
        Assert.Equal(12, fixture.Server.Requests.Count);
    }

    private static Task<RadarFixture> StartSlowAsync(TimeSpan interval) => RadarFixture.StartAsync(
        options => options with { RequestsPerSecond = 1 / (decimal)interval.TotalSeconds }, interval);

    private static async Task AskAsync(RadarFixture fixture, int times)
    {
        for (var i = 0; i < times; i++)
            await fixture.AskAsync();
    }
}
