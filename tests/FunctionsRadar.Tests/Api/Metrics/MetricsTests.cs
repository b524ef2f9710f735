using System.Net;
using FunctionsRadar.Storage;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Api.Metrics;

public sealed class MetricsTests : ApiTests
{
    private const string Watch = "mail";

    protected override (string Key, string Value)[] Settings =>
    [
        ("Watches:mail:Rules:level:Measure", "LegacyShare"), ("Watches:mail:Rules:level:Threshold", "1"),
        ("Receivers:pager:Type", "log"),
    ];

    [Fact]
    public async Task They_are_what_is_stored_in_base_units_and_name_no_receiver()
    {
        await Server.CheckAsync(RadarResponses.Summary(RadarResponses.SharesWith(1, 0.5m)));
        using var response = await Server.SendAsync("GET", "metrics");
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        var text = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("pager", text, StringComparison.Ordinal);
        Assert.Equal(
            """
            functionsradar_alert_state{watch="mail",rule="level",state="firing"} 1
            functionsradar_alert_state{watch="mail",rule="level",state="ok"} 0
            functionsradar_alert_state{watch="mail",rule="level",state="pending"} 0
            functionsradar_alert_state{watch="mail",rule="nodata",state="firing"} 0
            functionsradar_alert_state{watch="mail",rule="nodata",state="ok"} 1
            functionsradar_alert_state{watch="mail",rule="nodata",state="pending"} 0
            functionsradar_deliveries{watch="mail",status="dead"} 0
            functionsradar_deliveries{watch="mail",status="delivered"} 1
            functionsradar_deliveries{watch="mail",status="pending"} 0
            functionsradar_deliveries{watch="mail",status="superseded"} 0
            functionsradar_last_check_timestamp_seconds{watch="mail"} 1773123000
            radar_last_updated_timestamp_seconds{watch="mail"} 1773122400
            radar_legacy_share_ratio{watch="mail"} 0.015
            radar_tls_share_ratio{watch="mail",version="TLS 1.0"} 0.01
            radar_tls_share_ratio{watch="mail",version="TLS 1.1"} 0.005
            radar_tls_share_ratio{watch="mail",version="TLS 1.2"} 0.3
            radar_tls_share_ratio{watch="mail",version="TLS 1.3"} 0.685
            """,
            string.Join('\n', Samples(text).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Before_the_first_check_the_last_one_was_at_the_beginning_of_time_and_nothing_else_is_known() =>
        Assert.Equal(["functionsradar_last_check_timestamp_seconds{watch=\"mail\"} 0"], Samples(await ReadAsync()));

    [Fact]
    public async Task A_label_of_Radars_is_escaped()
    {
        var shares = new Dictionary<string, decimal> { ["a\"b\\c"] = 40, ["TLS 1.0"] = 0, ["TLS 1.3"] = 60 };
        await Server.CheckAsync(RadarResponses.Summary(shares));
        Assert.Contains("""radar_tls_share_ratio{watch="mail",version="a\"b\\c"} 0.4""", Samples(await ReadAsync()));
    }

    [Fact]
    public async Task Deliveries_count_while_pending_and_for_seven_days_after_their_end_and_tests_do_not()
    {
        await Server.SendAsync("POST", "receivers/pager/test");
        var (state, tag) = await StateAsync();
        var sevenDaysAgo = Server.Time.GetUtcNow().AddDays(-7);
        ImmutableArray<DeliveryRecord> deliveries =
        [
            Storage.Samples.Pending(Watch, 901),
            Storage.Samples.Ended(Watch, 902, DeliveryStatus.Dead) with { EndedAt = sevenDaysAgo },
            Storage.Samples.Ended(Watch, 903, DeliveryStatus.Dead) with { EndedAt = sevenDaysAgo.AddTicks(-1) },
            Storage.Samples.Ended(Watch, 904, DeliveryStatus.Superseded) with { EndedAt = sevenDaysAgo.AddDays(1) },
        ];
        var commit = Storage.Samples.Commit(state with { MayHaveDeliveries = true }, tag, deliveries);
        Assert.True(await Server.Get<WatchStore>().CommitAsync(commit, CancellationToken.None));
        Assert.Equal(
            ["dead 1", "delivered 0", "pending 1", "superseded 1"],
            Samples(await ReadAsync()).Where(line => line.StartsWith("functionsradar_deliveries", StringComparison.Ordinal))
                .Select(line => line.Split("status=\"")[1].Replace("\"}", "", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task Several_servers_that_scrape_cost_one_reading_of_the_store_in_five_seconds()
    {
        await Server.CheckHourlyAsync(0.4m);
        var first = await ReadAsync();
        using var check = await Server.SendAsync("POST", "check");
        Assert.Equal(first, await ReadAsync());
        Server.Time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal(first, await ReadAsync());
        Server.Time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.NotEqual(first, await ReadAsync());
    }

    [Fact]
    public async Task When_the_store_fails_the_scrape_fails()
    {
        Server.BreakStore();
        using var response = await Server.SendAsync("GET", "metrics");
        await ProblemAsync(response, HttpStatusCode.ServiceUnavailable);
    }

    private Task<string> ReadAsync() => Server.Client.GetStringAsync(new Uri("metrics", UriKind.Relative));

    private async Task<(FunctionsRadar.Alerting.WatchState State, string Tag)> StateAsync()
    {
        var found = await Server.Get<WatchStore>().FindStateAsync(Watch, CancellationToken.None);
        return (found!.Value, found.Tag);
    }

    private static IEnumerable<string> Samples(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#');
}
