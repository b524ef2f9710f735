using System.Net;
using FunctionsRadar.Api.Backtests;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Storage;
using FunctionsRadar.Tests.Storage;

namespace FunctionsRadar.Tests.Api;

public class BacktestApiTests : ApiTests
{
    [Fact]
    public async Task It_tells_what_each_of_several_thresholds_would_have_done()
    {
        await Server.CheckHourlyAsync(0.4m, 0.6m, 0.4m, 0.9m);
        var backtest = await Server.GetJsonAsync("backtest?threshold=0.8,0.5,2");
        Assert.Equal("default", backtest["watch"]!.GetValue<string>());
        Assert.Equal(
            [(0.5m, 2), (0.8m, 1), (2m, 0)],
            backtest["results"]!.AsArray().Select(
                result => (result!["threshold"]!.GetValue<decimal>(), result["firings"]!.AsArray().Count)));
        Assert.Equal(4, backtest["results"]![0]!["snapshots"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("", "threshold")]
    [InlineData("threshold=high", "threshold")]
    [InlineData("threshold=-1", "threshold")]
    [InlineData("threshold=1&measure=Everything", "measure")]
    [InlineData("threshold=1&against=Control", "against")]
    [InlineData("threshold=1&over=7d", "over")]
    [InlineData("threshold=1&measure=RiseInPoints&over=24:00:00", "over")]
    [InlineData("threshold=1&measure=RiseInPoints&over=9999999d", "over")]
    [InlineData("threshold=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17", "threshold")]
    [InlineData("threshold=1&confirmations=0", "confirmations")]
    [InlineData("threshold=1&recoveryConfirmations=0", "recoveryConfirmations")]
    [InlineData("threshold=1,2&recoverAt=1.5", "recoverAt")]
    [InlineData("threshold=1&recoverAt=-1", "recoverAt")]
    [InlineData("threshold=1&recoverAt=0.5,0.6", "recoverAt")]
    [InlineData("threshold=1&measure=RiseInPoints&recoverAt=-101", "recoverAt")]
    [InlineData("threshold=1&from=2026-03-10&to=2026-03-09", "from")]
    public async Task It_is_told_which_parameter_is_wrong(string query, string parameter)
    {
        using var response = await Server.SendAsync("GET", "backtest?" + query);
        Assert.Equal(parameter, (await ProblemAsync(response, HttpStatusCode.BadRequest))["parameter"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("", "1h")]
    [InlineData("&recoverAt=0.5", "2h")]
    [InlineData("&recoveryConfirmations=2", "2h")]
    public async Task Recovery_may_be_at_another_share_or_take_several_datasets_and_durations_are_written_as_in_settings(
        string more, string firing)
    {
        await Server.CheckHourlyAsync(0.4m, 0.9m, 0.6m, 0.6m);
        var result = (await Server.GetJsonAsync("backtest?threshold=0.8" + more))["results"]![0]!;
        Assert.Equal((firing, "1h"), (result["timeFiring"]!.GetValue<string>(), result["longestQuiet"]!.GetValue<string>()));
    }

    [Fact]
    public async Task There_is_one_at_a_time_and_the_others_are_told_when_to_ask_again()
    {
        var snapshots = Enumerable.Range(0, 8_000)
            .Select(hour => Samples.Snapshot("default", Samples.Start.AddHours(hour), hour % 3));
        await Server.Get<HistoryStore>().AddSnapshotsAsync("default", [.. snapshots], CancellationToken.None);
        var requests = Enumerable.Range(0, 12).Select(_ => Server.SendAsync("GET", "backtest?threshold=0.5,1,1.5"));
        var responses = await Task.WhenAll(requests);
        var refused = responses.Where(response => response.StatusCode == HttpStatusCode.TooManyRequests).ToArray();
        Assert.NotEmpty(refused);
        Assert.Contains(responses, response => response.StatusCode == HttpStatusCode.OK);
        Assert.All(refused, response => Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter?.Delta));
        await ProblemAsync(refused[0], HttpStatusCode.TooManyRequests);
        var result = (await Server.GetJsonAsync("backtest?threshold=0.5"))["results"]![0]!;
        Assert.Equal((8_000, 100), (result["snapshots"]!.GetValue<int>(), result["firings"]!.AsArray().Count));
        Assert.True(result["fired"]!.GetValue<int>() > 2_000);
    }

    [Fact]
    public async Task It_ends_when_its_client_has_gone_and_the_next_one_begins()
    {
        await Server.CheckHourlyAsync(0.4m);
        var context = new DefaultHttpContext { RequestAborted = new CancellationToken(canceled: true) };
        context.Request.QueryString = new QueryString("?threshold=1");
        var result = await Server.Get<ApiHandler>().HandleAsync(BacktestApi.Route, context.Request);
        Assert.Equal(499, Assert.IsType<IStatusCodeHttpResult>(result, exactMatch: false).StatusCode);
        using var next = await Server.SendAsync("GET", "backtest?threshold=1");
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task A_period_before_all_time_is_no_reason_to_fail()
    {
        using var response = await Server.SendAsync("GET", "backtest?threshold=1&from=0001-01-01");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
