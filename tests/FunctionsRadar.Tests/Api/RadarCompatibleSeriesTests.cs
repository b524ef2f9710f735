using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Api;

/// <summary>Which snapshots the series of a summary are, by filters, range, control and period.</summary>
public class RadarCompatibleSeriesTests : RadarCompatibleApiTests
{
    [Theory]
    [InlineData("", "2026-03-03T06:00:00Z")]
    [InlineData("dateRange=7d", "2026-03-03T06:00:00Z")]
    [InlineData("dateRange=1w", "2026-03-03T06:00:00Z")]
    [InlineData("dmarc=FAIL&dmarc=PASS", "2026-03-03T06:00:00Z")]
    [InlineData("dmarc=PASS&dmarc=FAIL&dateRange=7d&name=strict", "2026-03-03T06:00:00Z")]
    public async Task Filters_and_range_choose_the_watch(string query, string start)
    {
        await Server.CheckAsync();
        var result = (await Server.GetJsonAsync($"{Path}TLS_VERSION?{query}"))["result"]!;
        Assert.Equal(start, result["meta"]!["dateRange"]![0]!["startTime"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("dateRange=7dcontrol")]
    [InlineData("dateRange=7dControl")]
    public async Task A_control_is_understood_in_any_case(string query)
    {
        await Server.CheckAsync();
        await StoreAsync(0.9m, RadarResponses.LastUpdated.AddDays(-7));
        var result = (await Server.GetJsonAsync($"{Path}TLS_VERSION?{query}"))["result"]!;
        Assert.Equal("0.9", result["summary_0"]!["TLS 1.1"]!.GetValue<string>());
    }

    [Fact]
    public async Task Several_series_have_names_and_periods_by_position()
    {
        await Server.CheckAsync();
        await StoreAsync(0.9m, RadarResponses.LastUpdated.AddDays(-7));
        const string Query = "dateRange=7d&name=now&dateRange=7dcontrol&name=before";
        var result = (await Server.GetJsonAsync($"{Path}TLS_VERSION?{Query}"))["result"]!;
        Assert.Equal("0.3", result["now"]!["TLS 1.1"]!.GetValue<string>());
        Assert.Equal("0.9", result["before"]!["TLS 1.1"]!.GetValue<string>());
        Assert.Equal(
            ["2026-03-10T06:00:00Z", "2026-03-03T06:00:00Z"],
            result["meta"]!["dateRange"]!.AsArray().Select(period => period!["endTime"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_control_that_was_stored_with_a_snapshot_comes_first()
    {
        await using var server = await ApiServer.StartAsync(
            ("Watches:all:Rules:rise:Measure", "RiseInPoints"),
            ("Watches:all:Rules:rise:Against", "Control"),
            ("Watches:all:Rules:rise:Threshold", "1"));
        server.Radar.Always = context => RadarServer.Respond(200, RadarResponses.Summary(
            RadarResponses.SharesWith(0, context.Request.Query["dateRange"] == "7dcontrol" ? 0.2m : 0.4m)))(context);
        await server.CheckAsync();
        var result = (await server.GetJsonAsync($"{Path}tls_version?dateRange=7dcontrol"))["result"]!;
        Assert.Equal("0.2", result["summary_0"]!["TLS 1.1"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_period_chooses_the_snapshot_nearest_to_it()
    {
        await Server.CheckAsync();
        foreach (var (share, days) in new[] { (0.5m, 1), (0.6m, 2), (0.7m, 3) })
            await StoreAsync(share, RadarResponses.LastUpdated.AddDays(-days));
        const string Query = "dateStart=2026-03-01T07:00:00Z&dateEnd=2026-03-08T07:00:00Z";
        var result = (await Server.GetJsonAsync($"{Path}TLS_VERSION?{Query}"))["result"]!;
        Assert.Equal("0.6", result["summary_0"]!["TLS 1.1"]!.GetValue<string>());
    }
}
