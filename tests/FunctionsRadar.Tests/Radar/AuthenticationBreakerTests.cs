using FunctionsRadar.Radar;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Radar;

public class AuthenticationBreakerTests
{
    [Theory]
    [InlineData(401, 10000)]
    [InlineData(403, 9109)]
    [InlineData(400, 6003)]
    [InlineData(400, 10502)]
    public async Task After_an_authentication_failure_nothing_is_sent_for_five_minutes(int status, int code)
    {
        await using var fixture = await RadarFixture.StartAsync();
        fixture.Server.First(RadarServer.Respond(status, RadarResponses.Error(code, "Authentication error")));
        Assert.Equal(RadarError.Unauthorized, (await FailAsync(fixture)).Error);

        fixture.Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        var suspended = await FailAsync(fixture);
        Assert.Equal((RadarError.Suspended, code), (suspended.Error, suspended.Code));
        Assert.Contains($"{status}", suspended.Message, StringComparison.Ordinal);
        Assert.Contains("Authentication error", suspended.Message, StringComparison.Ordinal);
        Assert.Single(fixture.Server.Requests);

        fixture.Time.Advance(TimeSpan.FromTicks(1));
        await fixture.AskAsync();
    }

    [Fact]
    public async Task A_request_that_waits_for_its_turn_is_not_sent_after_an_authentication_failure()
    {
        var interval = TimeSpan.FromSeconds(8);
        await using var fixture = await RadarFixture.StartAsync(options => options with { RequestsPerSecond = 0.125m }, interval);
        for (var i = 0; i < 9; i++)
            await fixture.AskAsync();
        var release = new TaskCompletionSource();
        fixture.Server.First(async context =>
        {
            await release.Task;
            await RadarServer.Respond(403, RadarResponses.Error(10000, "Authentication error"))(context);
        });
        var refused = FailAsync(fixture);
        var waiting = FailAsync(fixture);
        release.SetResult();
        Assert.Equal(RadarError.Unauthorized, (await refused).Error);

        fixture.Time.Advance(interval);
        Assert.Equal(RadarError.Suspended, (await waiting).Error);
        Assert.Equal(10, fixture.Server.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(429)]
    public async Task Another_failure_suspends_nothing(int status)
    {
        await using var fixture = await RadarFixture.StartAsync();
        fixture.Server.First(RadarServer.Respond(status, "", headers: ("Retry-After", "300")));
        await FailAsync(fixture);
        await fixture.AskAsync();
    }

    [Fact]
    public async Task The_list_of_domains_is_not_asked_for_either()
    {
        await using var fixture = await RadarFixture.StartAsync();
        fixture.Server.First(RadarServer.Respond(403, ""));
        await FailAsync(fixture);
        var error = await Assert.ThrowsAsync<RadarException>(
            () => fixture.Client.GetTopTldsAsync(RadarFixture.SevenDays, ["TLS 1.0"], 5, CancellationToken.None));
        Assert.Equal(RadarError.Suspended, error.Error);
    }

    private static Task<RadarException> FailAsync(RadarFixture fixture) =>
        Assert.ThrowsAsync<RadarException>(() => fixture.AskAsync());
}
