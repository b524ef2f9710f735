using System.Text.Json.Nodes;

namespace FunctionsRadar.Tests.Api;

public class HistoryTests : ApiTests
{
    [Fact]
    public async Task It_lists_snapshots_newest_first()
    {
        await Server.CheckHourlyAsync(0.4m, 0.5m, 0.6m);
        var history = await Server.GetJsonAsync("snapshots");
        Assert.Equal([0.6m, 0.5m, 0.4m], Shares(history));
        Assert.Null(history["after"]);
        AssertJson(
            """
            {
              "watch": "default", "lastUpdated": "2026-03-10T06:00:00+00:00", "observedAt": "2026-03-10T06:10:00+00:00",
              "window": { "start": "2026-03-03T06:00:00+00:00", "end": "2026-03-10T06:00:00+00:00" },
              "shares": { "TLS 1.0": 0, "TLS 1.1": 0.4, "TLS 1.2": 30, "TLS 1.3": 69.6 },
              "legacyShare": 0.4, "confidence": { "level": 5, "annotations": [] }, "backfilled": false
            }
            """,
            history["items"]![2]);
    }

    [Theory]
    [InlineData("from=2026-03-10T07:00:00Z", 0.6, 0.5)]
    [InlineData("to=2026-03-10T07:00:00Z", 0.5, 0.4)]
    [InlineData("from=2026-03-10T07:00Z&to=2026-03-10T07:00:00.000Z", 0.5)]
    [InlineData("from=2026-03-10T09:00:00%2B02:00&to=2026-03-10T09:30:00+02:00", 0.5)]
    [InlineData("from=2026-03-10", 0.6, 0.5, 0.4)]
    [InlineData("to=2026-03-10")]
    public async Task From_and_to_bound_it(string query, params double[] expected)
    {
        await Server.CheckHourlyAsync(0.4m, 0.5m, 0.6m);
        Assert.Equal(expected.Select(share => (decimal)share), Shares(await Server.GetJsonAsync("snapshots?" + query)));
    }

    [Fact]
    public async Task Pages_go_on_where_they_ended_while_snapshots_are_added()
    {
        await Server.CheckHourlyAsync(0.1m, 0.2m, 0.3m, 0.4m);
        var first = await Server.GetJsonAsync("snapshots?limit=2");
        Assert.Equal([0.4m, 0.3m], Shares(first));
        await Server.CheckHourlyAsync(0.5m);
        var second = await Server.GetJsonAsync($"snapshots?limit=2&after={first["after"]}");
        Assert.Equal([0.2m, 0.1m], Shares(second));
        Assert.Null(second["after"]);
    }

    [Fact]
    public async Task Pages_of_csv_name_the_next_one_in_a_header()
    {
        await Server.CheckHourlyAsync(0.1m, 0.2m, 0.3m);
        using var first = await Server.SendAsync("GET", "snapshots?limit=2&format=csv");
        Assert.Equal(4, (await first.Content.ReadAsStringAsync()).Split("\r\n").Length);
        var after = Assert.Single(first.Headers.GetValues("x-after"));
        using var second = await Server.SendAsync("GET", $"snapshots?limit=2&format=csv&after={after}");
        Assert.Contains(",0.1,5,false,", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(second.Headers.Contains("x-after"));
    }

    [Fact]
    public async Task Transitions_tell_what_happened()
    {
        await Server.CheckHourlyAsync(0.4m, 1.5m);
        var transitions = await Server.GetJsonAsync("transitions?limit=2");
        Assert.Equal(2, transitions["items"]!.AsArray().Count);
        var level = transitions["items"]!.AsArray().Single(item => item!["rule"]!.GetValue<string>() == "level")!;
        Assert.Equal(
            ("ok", "firing", 1.5m),
            (level["from"]!.GetValue<string>(), level["to"]!.GetValue<string>(), level["value"]!.GetValue<decimal>()));
    }

    private static IEnumerable<decimal> Shares(JsonNode list) =>
        list["items"]!.AsArray().Select(item => item!["legacyShare"]!.GetValue<decimal>());
}
