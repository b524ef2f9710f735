using System.Net;
using FunctionsRadar.Api.Health;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Api;

public class HealthTests : ApiTests
{
    protected override (string Key, string Value)[] Settings =>
    [
        ("Watches:mail:Rules:level:Measure", "LegacyShare"), ("Watches:mail:Rules:level:Threshold", "1"),
        ("Receivers:hook:Type", "webhook"), ("Receivers:hook:Url", "http://127.0.0.1:9/secret-path"),
        ("Receivers:hook:Secrets", "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="),
    ];

    [Fact]
    public async Task It_is_ok_before_the_first_check_and_after_a_good_one()
    {
        AssertJson(
            $$"""{ "status": "ok", "version": "{{HealthApi.Version}}" }""",
            await Server.GetJsonAsync("health"));
        await Server.CheckAsync();
        Server.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((HttpStatusCode.OK, "ok"), await HealthAsync());
    }

    [Fact]
    public async Task The_version_is_readable_as_it_stands()
    {
        Assert.Contains('+', HealthApi.Version);
        var words = await Server.Client.GetStringAsync(new Uri("health", UriKind.Relative));
        Assert.Contains(HealthApi.Version, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_without_data_makes_it_unavailable()
    {
        await Server.CheckAsync();
        Server.Time.Advance(TimeSpan.FromHours(7));
        await Server.CheckAsync("not json");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "nodata"), await HealthAsync());
    }

    [Fact]
    public async Task A_watch_that_is_not_checked_for_twice_its_schedule_makes_it_unavailable()
    {
        // Checked at ten past, and due at seven past every hour.
        await Server.CheckAsync();
        Server.Time.Advance(TimeSpan.FromMinutes(117));
        Assert.Equal((HttpStatusCode.OK, "ok"), await HealthAsync());
        Server.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "stale"), await HealthAsync());
        await Server.CheckAsync();
        Server.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((HttpStatusCode.OK, "ok"), await HealthAsync());
    }

    [Fact]
    public async Task A_watch_that_is_never_checked_makes_it_unavailable_too()
    {
        Assert.Equal((HttpStatusCode.OK, "ok"), await HealthAsync());
        Server.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "stale"), await HealthAsync());
    }

    [Fact]
    public async Task A_store_that_cannot_be_reached_makes_it_unavailable()
    {
        Server.BreakStore();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unavailable"), await HealthAsync());
    }

    [Fact]
    public async Task A_delivery_that_died_degrades_it_for_seven_days()
    {
        var status = 410;
        await using var hook = await LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        await using var server = await ApiServer.StartAsync(
            [.. Settings.Where(setting => setting.Key != "Receivers:hook:Url"), ("Receivers:hook:Url", hook.Address.ToString())]);
        using var test = await server.SendAsync("POST", "receivers/hook/test");
        Assert.Contains("\"dead\"", await test.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await server.CheckAsync();
        server.Time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal("ok", (await server.GetJsonAsync("health"))["status"]!.GetValue<string>());
        var lastUpdated = server.Time.GetUtcNow();
        await server.CheckAsync(RadarResponses.Summary(RadarResponses.SharesWith(1, 0.5m), lastUpdated));
        server.Time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal("degraded", (await server.GetJsonAsync("health"))["status"]!.GetValue<string>());
        status = 200;
        server.Time.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        await server.CheckAsync(RadarResponses.Summary(lastUpdated: server.Time.GetUtcNow().AddMinutes(-10)));
        Assert.Equal("ok", (await server.GetJsonAsync("health"))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_digest_that_died_does_not_degrade_it()
    {
        await using var hook = await LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = 410;
            return Task.CompletedTask;
        });
        await using var server = await ApiServer.StartAsync(
        [
            .. Settings.Where(setting => setting.Key != "Receivers:hook:Url"), ("Receivers:hook:Url", hook.Address.ToString()),
            ("DigestSchedule", "0 */5 * * * *"),
        ]);
        await server.CheckAsync();
        server.Time.Advance(TimeSpan.FromMinutes(10));
        await server.CheckAsync();
        Assert.Contains(
            "\"dead\"", (await server.GetJsonAsync("deliveries?status=dead")).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("ok", (await server.GetJsonAsync("health"))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task It_is_kept_for_ten_seconds()
    {
        Assert.Equal((HttpStatusCode.OK, "ok"), await HealthAsync());
        Server.BreakStore();
        Server.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal((HttpStatusCode.OK, "ok"), await HealthAsync());
        Server.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unavailable"), await HealthAsync());
    }

    private async Task<(HttpStatusCode Code, string Status)> HealthAsync()
    {
        using var response = await Server.SendAsync("GET", "health");
        var view = System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(["status", "version"], view.AsObject().Select(pair => pair.Key));
        return (response.StatusCode, view["status"]!.GetValue<string>());
    }
}
