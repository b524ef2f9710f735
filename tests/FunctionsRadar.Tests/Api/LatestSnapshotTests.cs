using System.Net;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Api;

public class LatestSnapshotTests : ApiTests
{
    [Fact]
    public async Task It_has_the_shape_that_is_documented_with_nulls_written()
    {
        await Server.CheckAsync();
        AssertJson(
            """
            {
              "watch": "default",
              "lastUpdated": "2026-03-10T06:00:00+00:00",
              "observedAt": "2026-03-10T06:10:00+00:00",
              "window": { "start": "2026-03-03T06:00:00+00:00", "end": "2026-03-10T06:00:00+00:00" },
              "shares": { "TLS 1.0": 0.1, "TLS 1.1": 0.3, "TLS 1.2": 30, "TLS 1.3": 69.6 },
              "legacyShare": 0.4,
              "previous": null,
              "change": null,
              "confidence": { "level": 5, "annotations": [] },
              "alerts": [
                { "rule": "level", "state": "ok", "since": "2026-03-10T06:10:00+00:00", "value": 0.4, "threshold": 1 },
                { "rule": "nodata", "state": "ok", "since": "2026-03-10T06:10:00+00:00", "value": 0, "threshold": 21600 },
                { "rule": "rise", "state": "ok", "since": "2026-03-10T06:10:00+00:00", "value": null, "threshold": 0.25 }
              ],
              "control": null
            }
            """,
            await Server.GetJsonAsync("snapshots/latest"));
    }

    [Fact]
    public async Task It_tells_the_change_since_the_snapshot_before()
    {
        await Server.CheckHourlyAsync(0.4m, 1.5m);
        var latest = await Server.GetJsonAsync("snapshots/latest");
        Assert.Equal(1.1m, latest["change"]!.GetValue<decimal>());
        AssertJson("""{ "lastUpdated": "2026-03-10T06:00:00+00:00", "legacyShare": 0.4 }""", latest["previous"]);
        Assert.Equal("firing", latest["alerts"]![0]!["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_commit_shows_after_a_second_for_which_responses_are_kept()
    {
        await Server.CheckHourlyAsync(0.4m);
        Assert.Equal(0.4m, (await Server.GetJsonAsync("snapshots/latest"))["legacyShare"]!.GetValue<decimal>());
        var lastUpdated = Server.Time.GetUtcNow().AddMinutes(-10);
        await Server.CheckAsync(RadarResponses.Summary(RadarResponses.SharesWith(0, 0.5m), lastUpdated));
        Assert.Equal(0.4m, (await Server.GetJsonAsync("snapshots/latest"))["legacyShare"]!.GetValue<decimal>());
        Server.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0.5m, (await Server.GetJsonAsync("snapshots/latest"))["legacyShare"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task Of_two_watches_each_shows_its_own_at_the_same_moment()
    {
        await using var server = await ApiServer.StartAsync(
            ("Watches:aaa:DateRange", "7d"), ("Watches:bbb:DateRange", "7d"), ("Api:Public", "true"));
        await server.CheckAsync();
        foreach (var path in new[] { "snapshots/latest", "public/snapshots/latest" })
        {
            foreach (var watch in new[] { "aaa", "bbb" })
                Assert.Equal(watch, (string?)(await server.GetJsonAsync($"{path}?watch={watch}"))["watch"]);
        }
    }

    [Fact]
    public async Task Before_the_first_check_it_says_that_nothing_is_stored_yet()
    {
        using var response = await Server.SendAsync("GET", "snapshots/latest");
        var problem = await ProblemAsync(response, HttpStatusCode.NotFound);
        Assert.Equal("Nothing is stored yet for watch 'default'.", problem["detail"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("snapshots/latest?format=csv", "application/json")]
    [InlineData("snapshots/latest", "text/csv")]
    [InlineData("snapshots/latest", "application/json;q=0.5, text/csv")]
    public async Task It_comes_as_csv_when_asked_for(string path, string accept)
    {
        await Server.CheckAsync();
        using var response = await Server.SendAsync("GET", path, ("Accept", accept));
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            "watch,lastUpdated,observedAt,windowStart,windowEnd,legacyShare,confidence,backfilled,"
            + "TLS 1.0,TLS 1.1,TLS 1.2,TLS 1.3\r\n"
            + "default,2026-03-10T06:00:00Z,2026-03-10T06:10:00Z,2026-03-03T06:00:00Z,2026-03-10T06:00:00Z,0.4,5,false,"
            + "0.1,0.3,30,69.6\r\n",
            await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("snapshots/latest?format=json", "text/csv")]
    [InlineData("snapshots/latest", "text/csv;q=0.5, */*")]
    [InlineData("snapshots/latest", "text/html, application/xhtml+xml, */*;q=0.8")]
    public async Task Otherwise_it_comes_as_json(string path, string accept)
    {
        await Server.CheckAsync();
        using var response = await Server.SendAsync("GET", path, ("Accept", accept));
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Who_has_it_already_is_told_so()
    {
        await Server.CheckHourlyAsync(0.4m);
        using var first = await Server.SendAsync("GET", "snapshots/latest");
        var tag = first.Headers.ETag!;
        Assert.False(tag.IsWeak);
        Assert.Equal(
            "private, max-age=10",
            string.Join(", ", first.Headers.GetValues("Cache-Control").Single().Split(", ").Order().Reverse()));
        Assert.Equal("Accept", first.Headers.Vary.Single());
        using var second = await Server.SendAsync("GET", "snapshots/latest", ("If-None-Match", $"\"other\", {tag}"));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(tag, second.Headers.ETag);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        await Server.CheckHourlyAsync(0.5m);
        using var third = await Server.SendAsync("GET", "snapshots/latest", ("If-None-Match", tag.ToString()));
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Fact]
    public async Task Json_and_csv_have_tags_of_their_own()
    {
        await Server.CheckAsync();
        using var json = await Server.SendAsync("GET", "snapshots/latest");
        using var csv = await Server.SendAsync("GET", "snapshots/latest?format=csv");
        Assert.NotEqual(json.Headers.ETag, csv.Headers.ETag);
    }

    [Fact]
    public async Task A_label_that_a_spreadsheet_would_run_stays_text()
    {
        var shares = new Dictionary<string, decimal> { ["=1+1"] = 10, ["a,\"b\""] = 20, ["TLS 1.0"] = 0, ["TLS 1.3"] = 70 };
        await Server.CheckAsync(RadarResponses.Summary(shares));
        var csv = await Server.Client.GetStringAsync(new Uri("snapshots/latest?format=csv", UriKind.Relative));
        var header = csv.Split("\r\n")[0];
        Assert.EndsWith(",'=1+1,TLS 1.0,TLS 1.3,\"a,\"\"b\"\"\"", header, StringComparison.Ordinal);
    }
}
