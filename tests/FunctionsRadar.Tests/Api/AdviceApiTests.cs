using System.Net;
using FunctionsRadar.Storage;
using FunctionsRadar.Tests.Storage;

namespace FunctionsRadar.Tests.Api;

public class AdviceApiTests : ApiTests
{
    [Fact]
    public async Task Nothing_stored_is_told_as_such()
    {
        using var response = await Server.SendAsync("GET", "advice");
        var problem = await ProblemAsync(response, HttpStatusCode.NotFound);
        Assert.Contains("Nothing is stored yet", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_little_history_says_how_much_is_missing()
    {
        await Server.CheckHourlyAsync(0.4m, 0.5m);
        var advice = await Server.GetJsonAsync("advice");
        Assert.StartsWith("56 days of history are needed", advice["missing"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(advice["measures"]!.AsArray());
        Assert.Null(advice["trend"]);
    }

    [Fact]
    public async Task It_tells_noise_trend_levels_and_thresholds_with_their_settings()
    {
        await StoreAsync(hours: 100 * 24);
        var advice = await Server.GetJsonAsync("advice?watch=default");
        Assert.Equal(
            [
                "watch", "from", "to", "legacyShare", "missing", "pointsUsed", "dayToDay", "windowToWindow", "trend", "below",
                "shares", "measures",
            ],
            advice.AsObject().Select(pair => pair.Key));
        Assert.Null(advice["missing"]);
        var level = advice["measures"]![0]!;
        Assert.Equal("legacyShare", level["measure"]!.GetValue<string>());
        Assert.Equal(0.6m, level["recommended"]!.GetValue<decimal>());
        Assert.Equal("0.6", level["settings"]!["Watches__default__Rules__level__Threshold"]!.GetValue<string>());
        Assert.All(level["candidates"]!.AsArray(), candidate => Assert.NotNull(candidate!["timeFiring"]));
    }

    [Fact]
    public async Task It_shares_the_one_turn_that_there_is_with_backtests()
    {
        await StoreAsync(hours: 8_000);
        var requests = Enumerable.Range(0, 12).Select(
            number => Server.SendAsync("GET", number % 2 == 0 ? "advice" : "backtest?threshold=0.5,1"));
        var responses = await Task.WhenAll(requests);
        var refused = responses.Where(response => response.StatusCode == HttpStatusCode.TooManyRequests).ToArray();
        Assert.NotEmpty(refused);
        Assert.Contains(responses, response => response.StatusCode == HttpStatusCode.OK);
        Assert.All(refused, response => Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter?.Delta));
        using var later = await Server.SendAsync("GET", "advice");
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    private Task StoreAsync(int hours)
    {
        var now = Server.Time.GetUtcNow();
        var snapshots = Enumerable.Range(1, hours).Select(
            hour => Samples.Snapshot("default", now.AddHours(-hour), 0.5m + (hour / 24 % 5 * 0.005m)));
        return Server.Get<HistoryStore>().AddSnapshotsAsync("default", [.. snapshots], CancellationToken.None);
    }
}
