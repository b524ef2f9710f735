using System.Net;
using System.Text.Json.Nodes;
using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Tests.Api;

/// <summary>What a watch asked before its settings changed is kept, and shown only to who asks for it.</summary>
public sealed class QueryMixTests : ApiTests
{
    private const string Other = "?watch=default&dateStart=2026-03-01T06:00:00Z&dateEnd=2026-03-08T06:00:00Z";

    [Fact]
    public async Task The_history_has_what_the_present_query_saw_unless_all_is_asked_for()
    {
        await FillAsync();
        Assert.Equal([0.4m], await SharesAsync("snapshots"));
        Assert.Equal([0.4m], await SharesAsync("snapshots?queries=current"));
        Assert.Equal([0.4m, 7m], await SharesAsync("snapshots?queries=all"));
        using var wrong = await Server.SendAsync("GET", "snapshots?queries=some");
        var problem = await ProblemAsync(wrong, HttpStatusCode.BadRequest);
        Assert.Equal("queries is 'some'; accepted: one of current, all.", (string?)problem["detail"]);
    }

    [Fact]
    public async Task The_chart_and_the_dashboard_draw_what_the_present_query_saw()
    {
        await Server.CheckHourlyAsync(0.4m);
        var (chart, page) = (await ReadAsync("chart"), await ReadAsync("dashboard"));
        await AddAsync("other");
        Assert.Equal((chart, page), (await ReadAsync("chart"), await ReadAsync("dashboard")));
        await AddAsync(Watch.QueryFingerprint);
        Assert.NotEqual(chart, await ReadAsync("chart"));
        Assert.NotEqual(page, await ReadAsync("dashboard"));
    }

    [Fact]
    public async Task In_the_place_of_Radar_only_what_the_present_query_saw_is_served()
    {
        await FillAsync();
        using var response = await Server.SendAsync("GET", "radar/email/security/summary/tls_version" + Other);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var store = Server.Get<WatchStore>();
        var state = (await store.FindStateAsync("default", CancellationToken.None))!;
        var changed = WatchCommit.ForState(state.Value with { QueryFingerprint = "other" }, state.Tag);
        Assert.True(await store.CommitAsync(changed, CancellationToken.None));
        using var latest = await Server.SendAsync("GET", "radar/email/security/summary/tls_version?dateRange=7d");
        Assert.Equal(HttpStatusCode.NotFound, latest.StatusCode);
    }

    private Watch Watch => Server.Get<WatchList>().All[0];

    private async Task FillAsync()
    {
        await Server.CheckHourlyAsync(0.4m);
        await AddAsync("other");
    }

    // A snapshot two days before the one that was checked.
    private async Task AddAsync(string query)
    {
        var latest = (await Server.Get<WatchStore>().FindStateAsync("default", CancellationToken.None))!.Value.Latest!;
        var (end, summary) = (latest.LastUpdated.AddDays(-2), latest.Summary);
        var past = latest with
        {
            QueryFingerprint = query,
            LegacyShare = 7,
            Summary = summary with { LastUpdated = end, Window = new(end.AddDays(-7), end) },
        };
        await Server.Get<HistoryStore>().AddSnapshotsAsync("default", [past], CancellationToken.None);
    }

    private async Task<IEnumerable<decimal>> SharesAsync(string path) =>
        (await Server.GetJsonAsync(path))["items"]!.AsArray().Select((JsonNode? item) => (decimal)item!["legacyShare"]!);

    private Task<string> ReadAsync(string path) => Server.Client.GetStringAsync(new Uri(path, UriKind.Relative));
}
