using System.Net;
using System.Text.Json.Nodes;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Api;

/// <summary>The summary in the shape of Radar's own responses, errors included.</summary>
public class RadarCompatibleTests : RadarCompatibleApiTests
{
    private const string TwoSeries = "Success<SecuritySummaryV2Response & { summary_1: { [version: string]: string } }>";
    private const string NamedSeries =
        "Success<{ meta: SecuritySummaryV2Response.Meta; now: SecuritySummaryV2Response['summary_0'] }>";

    [Theory]
    [InlineData("tls_version")]
    [InlineData("TLS_VERSION")]
    public async Task It_answers_as_radar_does(string dimension)
    {
        var time = new DateTimeOffset(2026, 3, 9, 1, 2, 3, 117, TimeSpan.Zero);
        var end = time.AddHours(1);
        var note = RadarResponses.Annotation("GENERAL", time, end, "ALL", "Cable cut in Tonga", isInstantaneous: true);
        await Server.CheckAsync(RadarResponses.Summary(annotations: [note]).With(
            result => result["meta"]!["units"]![0]!["value"] = "messages"));
        AssertJson(
            """
            {
              "success": true, "errors": [], "messages": [],
              "result": {
                "meta": {
                  "confidenceInfo": {
                    "annotations": [{
                      "dataSource": "ALL", "description": "Cable cut in Tonga", "eventType": "GENERAL",
                      "startDate": "2026-03-09T01:02:03.117Z", "endDate": "2026-03-09T02:02:03.117Z",
                      "isInstantaneous": true, "linkedUrl": "https://example.com/status" }],
                    "level": 5 },
                  "dateRange": [{ "endTime": "2026-03-10T06:00:00Z", "startTime": "2026-03-03T06:00:00Z" }],
                  "lastUpdated": "2026-03-10T06:00:00Z", "normalization": "PERCENTAGE",
                  "units": [{ "name": "*", "value": "messages" }] },
                "summary_0": { "TLS 1.0": "0.1", "TLS 1.1": "0.3", "TLS 1.2": "30", "TLS 1.3": "69.6" }
              }
            }
            """,
            await Server.GetJsonAsync(Path + dimension + "?dateRange=7d"));
    }

    [Fact]
    public async Task Our_own_client_takes_it_for_radar()
    {
        await Server.CheckAsync();
        await using var other = await ApiServer.StartAsync(("Radar:BaseUrl", new Uri(Server.Address, "api").ToString()));
        await other.CheckAsync();
        Assert.Equal(0.4m, (await other.GetJsonAsync("snapshots/latest"))["legacyShare"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task Every_response_has_the_types_of_the_SDK()
    {
        var end = RadarResponses.LastUpdated;
        await Server.CheckAsync(RadarResponses.Summary(annotations:
        [
            RadarResponses.Annotation("PIPELINE", end.AddDays(-9), end.AddDays(-8)),
            RadarResponses.Annotation("GENERAL", end, end, "ALL", isInstantaneous: true),
        ]));
        await StoreAsync(0.9m, end.AddDays(-7));
        (string Type, string Query)[] requests =
        [
            (SdkCompiler.Summary, "TLS_VERSION"),
            (SdkCompiler.DeprecatedSummary, "tls_version?dateRange=7d"),
            (SdkCompiler.Summary, "TLS_VERSION?dateRange=7dcontrol"),
            (SdkCompiler.Summary, "TLS_VERSION?dateStart=2026-02-24T06:00:00Z&dateEnd=2026-03-03T06:00:00Z"),
            (TwoSeries, "TLS_VERSION?dateRange=7d&dateRange=7dcontrol"),
            (NamedSeries, "TLS_VERSION?name=now"),
            (SdkCompiler.Failure, "SPAM"),
            (SdkCompiler.Failure, "TLS_VERSION?dateRange=yesterday"),
        ];
        await AssertTypesAsync(requests);
    }

    [Fact]
    public async Task An_event_that_lasts_is_served_without_its_end_as_Radar_does()
    {
        var lasting = RadarResponses.Annotation("GENERAL", RadarResponses.LastUpdated, null);
        await Server.CheckAsync(RadarResponses.Summary(annotations: [lasting]));
        await AssertTypesAsync(($"Lasting<{SdkCompiler.Summary}>", "TLS_VERSION"));
        var meta = (await Server.GetJsonAsync($"{Path}TLS_VERSION"))["result"]!["meta"]!;
        Assert.Null(meta["confidenceInfo"]!["annotations"]![0]!["endDate"]);
    }

    [Fact]
    public async Task A_snapshot_that_was_stored_before_units_were_kept_is_served_without()
    {
        await StoreAsync(0.9m, RadarResponses.LastUpdated);
        var table = Server.Get<ITable>();
        var row = Assert.Single(await table.QueryAsync("all", "snapshot~", "snapshot~~", 10, CancellationToken.None));
        var snapshot = JsonNode.Parse(row.Values["snapshot"])!;
        Assert.True(snapshot["summary"]!.AsObject().Remove("units"));
        var values = new Dictionary<string, string> { ["layout"] = row.Values["layout"], ["snapshot"] = snapshot.ToJsonString() };
        await table.ApplyAsync("all", [new RowChange(RowChangeKind.Upsert, row.Key, values)], CancellationToken.None);

        const string Query = "dateStart=2026-03-03T06:00:00Z&dateEnd=2026-03-10T06:00:00Z";
        var meta = (await Server.GetJsonAsync($"{Path}TLS_VERSION?{Query}"))["result"]!["meta"]!;
        Assert.Empty(meta["units"]!.AsArray());
    }

    [Fact]
    public async Task It_comes_as_csv_when_asked_for()
    {
        await Server.CheckAsync();
        using var response = await Server.SendAsync("GET", $"{Path}TLS_VERSION?format=CSV");
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            "series,TLS 1.0,TLS 1.1,TLS 1.2,TLS 1.3\r\nsummary_0,0.1,0.3,30,69.6\r\n",
            await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("SPAM", 404, 7003, "TLS_VERSION")]
    [InlineData("TLS_VERSION?spf=PASS", 404, 7003, "filters")]
    [InlineData("TLS_VERSION?dateRange=30d", 404, 7003, "7d")]
    [InlineData("TLS_VERSION?dateRange=7dcontrol", 404, 7003, "stored")]
    [InlineData("TLS_VERSION?dateStart=2020-01-01&dateEnd=2020-01-08", 404, 7003, "stored")]
    [InlineData("TLS_VERSION?dateRange=yesterday", 400, 2001, "dateRange")]
    [InlineData("TLS_VERSION?dateRange=365d", 400, 2001, "dateRange")]
    [InlineData("TLS_VERSION?dateStart=2026-03-01", 400, 2001, "dateEnd")]
    [InlineData("TLS_VERSION?dateEnd=2026-03-01", 400, 2001, "dateStart")]
    [InlineData("TLS_VERSION?dateStart=2026-03-09&dateEnd=2026-03-01", 400, 2001, "dateStart")]
    [InlineData("TLS_VERSION?dateRange=7d&dateStart=2026-03-01&dateEnd=2026-03-08", 400, 2001, "dateRange")]
    [InlineData("TLS_VERSION?arc=MAYBE", 400, 2001, "arc")]
    [InlineData("TLS_VERSION?dateRange=7d&dateRange=7dcontrol&dmarc=PASS", 400, 2001, "dmarc")]
    [InlineData("TLS_VERSION?dateRange=7d&name=a&name=b", 400, 2001, "dateRange")]
    [InlineData("TLS_VERSION?name=a&name=a", 400, 2001, "name")]
    [InlineData("TLS_VERSION?name=meta", 400, 2001, "name")]
    [InlineData("TLS_VERSION?format=XML", 400, 2001, "format")]
    public async Task What_it_cannot_answer_it_refuses_as_radar_does(string question, int status, int code, string names)
    {
        await Server.CheckAsync();
        using var response = await Server.SendAsync("GET", Path + question);
        var envelope = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal(["success", "errors", "messages", "result"], envelope.AsObject().Select(pair => pair.Key));
        Assert.False(envelope["success"]!.GetValue<bool>());
        Assert.Null(envelope["result"]);
        Assert.Equal(code, envelope["errors"]![0]!["code"]!.GetValue<int>());
        Assert.Contains(names, envelope["errors"]![0]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_key_it_refuses_as_radar_does()
    {
        await using var server = await ApiServer.StartAsync(("Api:Key", ApiServer.Key));
        using var response = await server.SendAsync("GET", Path + "TLS_VERSION");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(10000, JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]![0]!["code"]!.GetValue<int>());
    }

    private async Task AssertTypesAsync(params (string Type, string Query)[] requests)
    {
        var responses = new List<(string, JsonNode)>();
        foreach (var (type, query) in requests)
        {
            using var response = await Server.SendAsync("GET", Path + query);
            responses.Add((type, JsonNode.Parse(await response.Content.ReadAsStringAsync())!));
        }
        Assert.All(await SdkCompiler.CompileAsync(responses), errors => Assert.Equal("", errors));
    }
}
