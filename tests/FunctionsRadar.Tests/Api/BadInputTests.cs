using System.Net;

namespace FunctionsRadar.Tests.Api;

public class BadInputTests : ApiTests
{
    private const string Long = "LONG";

    [Theory]
    [InlineData("GET", "snapshots/latest?watch=nobody", 404, "watch")]
    [InlineData("GET", "snapshots?watch=A%20B", 404, "watch")]
    [InlineData("GET", "snapshots?watch=default&watch=default", 400, "watch")]
    [InlineData("GET", "snapshots?from=2026-03-10&to=2026-03-09", 400, "from")]
    [InlineData("GET", "snapshots?from=yesterday", 400, "from")]
    [InlineData("GET", "snapshots?to=2026-13-01", 400, "to")]
    [InlineData("GET", "snapshots?to=1773100800", 400, "to")]
    [InlineData("GET", "snapshots?limit=-1", 400, "limit")]
    [InlineData("GET", "snapshots?limit=0", 400, "limit")]
    [InlineData("GET", "snapshots?limit=10000000", 400, "limit")]
    [InlineData("GET", "snapshots?limit=99999999999999999999", 400, "limit")]
    [InlineData("GET", "snapshots?limit=ten", 400, "limit")]
    [InlineData("GET", "snapshots?after=forged", 400, "after")]
    [InlineData("GET", "snapshots?after=c3RhdGU", 400, "after")]
    [InlineData("GET", "transitions?after=%00", 400, "after")]
    [InlineData("GET", "deliveries?after=../..", 400, "after")]
    [InlineData("GET", "snapshots?format=xml", 400, "format")]
    [InlineData("GET", "snapshots/latest?format=xml", 400, "format")]
    [InlineData("GET", "snapshots?watch=" + Long, 400, "watch")]
    [InlineData("GET", "snapshots?after=" + Long, 400, "after")]
    [InlineData("GET", "status?watch=nobody", 404, "watch")]
    [InlineData("GET", "deliveries?status=lost", 400, "status")]
    [InlineData("GET", "deliveries?status=silenced", 400, "status")]
    [InlineData("GET", "deliveries?limit=1001", 400, "limit")]
    [InlineData("GET", "backtest?threshold=1&measure=NoData", 400, "measure")]
    [InlineData("POST", "check?watch=nobody", 404, "watch")]
    [InlineData("POST", "silence", 400, "for")]
    [InlineData("POST", "silence?for=24:00:00", 400, "for")]
    [InlineData("POST", "silence?for=5s", 400, "for")]
    [InlineData("POST", "silence?for=91d", 400, "for")]
    [InlineData("POST", "silence?for=2h&reason=" + Long, 400, "reason")]
    [InlineData("POST", "receivers/nobody/test", 404, "name")]
    [InlineData("POST", "receivers/" + Long + "/test", 404, "name")]
    [InlineData("POST", "deliveries/default-level-1~nobody/retry", 404, "id")]
    [InlineData("POST", "deliveries/..~x/retry", 400, "id")]
    [InlineData("POST", "deliveries/_watches-x-1~y/retry", 400, "id")]
    public async Task It_is_told_which_parameter_is_wrong(string method, string path, int status, string parameter)
    {
        var length = path.StartsWith("receivers", StringComparison.Ordinal) ? 5_000 : 7_500;
        var filled = path.Replace(Long, new string('x', length), StringComparison.Ordinal);
        using var response = await Server.SendAsync(method, filled);
        var problem = await ProblemAsync(response, (HttpStatusCode)status);
        Assert.Equal(parameter, problem["parameter"]?.GetValue<string>());
        Assert.True(problem["detail"]!.GetValue<string>().Length < 400);
    }

    [Fact]
    public async Task With_several_watches_one_has_to_be_named()
    {
        await using var server = await ApiServer.StartAsync(("Watches:one:DateRange", "7d"), ("Watches:two:DateRange", "1d"));
        using var response = await server.SendAsync("GET", "snapshots/latest");
        var problem = await ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Equal("watch is ''; accepted: one, two.", problem["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_address_beyond_what_the_server_reads_is_refused()
    {
        using var response = await Server.SendAsync("GET", "snapshots?watch=" + new string('x', 10_240));
        Assert.InRange((int)response.StatusCode, 400, 499);
    }
}
