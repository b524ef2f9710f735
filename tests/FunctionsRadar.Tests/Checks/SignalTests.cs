using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Checks;

/// <summary>What is asked of Radar beside the summary, and what is not good enough to decide on.</summary>
public class SignalTests(Azurite azurite)
{
    [Fact]
    public async Task A_rise_against_the_control_asks_for_the_period_before_once_for_each_dataset()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.RemoveSettings("Watches:default:Rules");
        installation.Settings["Watches:default:Rules:jump:Measure"] = nameof(Measure.RiseInPoints);
        installation.Settings["Watches:default:Rules:jump:Against"] = nameof(Against.Control);
        installation.Settings["Watches:default:Rules:jump:Threshold"] = "0.25";
        await installation.RestartAsync();
        installation.Publish(1.5m);
        var control = RadarResponses.Summary(RadarResponses.SharesWith(0, 0.5m), Installation.Start.AddDays(-7))
            .WithWindow(TimeSpan.FromDays(1));
        var current = installation.Radar.Summary;
        installation.Radar.Always = context =>
            RadarServer.Respond(200, IsForControl(context.Request.QueryString.Value!) ? control : current)(context);

        var result = await installation.App.CheckAsync();
        await installation.App.CheckAsync();

        Assert.Equal((WatchStatus.Firing, 1.0m), (result.State.Status, result.State.Alerts["jump"].Value));
        Assert.Equal(0.5m, result.State.Latest!.Control!.Shares["TLS 1.1"]);
        Assert.Single(installation.Radar.Requests, request => IsForControl(request.Query));
        Assert.Equal(["ops fired"], installation.Webhooks.Taken);
    }

    [Fact]
    public async Task Without_its_control_a_summary_is_recorded_and_the_control_is_asked_for_again_by_every_check()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Settings["Watches:default:Rules:jump:Measure"] = nameof(Measure.RiseInPoints);
        installation.Settings["Watches:default:Rules:jump:Against"] = nameof(Against.Control);
        installation.Settings["Watches:default:Rules:jump:Threshold"] = "0.25";
        await installation.RestartAsync();
        installation.Publish(1.5m);
        var current = installation.Radar.Summary;
        installation.Radar.Always = context => IsForControl(context.Request.QueryString.Value!)
            ? RadarServer.Respond(400, RadarResponses.Error(2001, "invalid"))(context)
            : RadarServer.Respond(200, current)(context);

        var result = await installation.App.CheckAsync();
        Assert.Equal(CheckOutcome.Recorded, result.Outcome);
        Assert.Null(result.State.Alerts["jump"].Value);
        Assert.Equal(["ops fired"], installation.Webhooks.Taken);

        var control = RadarResponses.Summary(RadarResponses.SharesWith(0, 0.5m), Installation.Start.AddDays(-7))
            .WithWindow(TimeSpan.FromDays(1));
        installation.Radar.Always = context =>
            RadarServer.Respond(200, IsForControl(context.Request.QueryString.Value!) ? control : current)(context);
        Assert.Equal(1.0m, (await installation.App.CheckAsync()).State.Alerts["jump"].Value);
        await installation.App.CheckAsync();
        Assert.Equal(2, installation.Radar.Requests.Count(request => IsForControl(request.Query)));
        Assert.Equal(["ops fired", "ops changed"], installation.Webhooks.Taken);
    }

    [Fact]
    public async Task A_firing_alert_says_who_still_sends_over_legacy_versions()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        await installation.CheckAsync(1.5m);

        var question = Assert.Single(
            installation.Radar.Requests, request => request.Path.EndsWith("/top/tlds", StringComparison.Ordinal));
        Assert.Contains("dateRange=1d", question.Query, StringComparison.Ordinal);
        Assert.Contains("tlsVersion=TLSv1_0&tlsVersion=TLSv1_1", question.Query, StringComparison.Ordinal);
        Assert.Equal(["com 59.5", "de 10.25"], GetTopTlds(Assert.Single(installation.Webhooks.Posts)));
    }

    [Fact]
    public async Task When_it_cannot_be_said_who_sends_nothing_else_changes()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Publish(1.5m);
        var current = installation.Radar.Summary;
        installation.Radar.Always = context => context.Request.Path.Value!.EndsWith("/top/tlds", StringComparison.Ordinal)
            ? RadarServer.Respond(403, RadarResponses.Error(10000, "Authentication error"))(context)
            : RadarServer.Respond(200, current)(context);

        Assert.Equal(WatchStatus.Firing, (await installation.App.CheckAsync()).State.Status);
        Assert.Empty(GetTopTlds(Assert.Single(installation.Webhooks.Posts)));
    }

    [Fact]
    public async Task Who_sends_is_waited_for_five_seconds_and_no_longer()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Publish(1.5m);
        var current = installation.Radar.Summary;
        installation.Radar.Always = async context =>
        {
            if (context.Request.Path.Value!.EndsWith("/top/tlds", StringComparison.Ordinal))
            {
                installation.Time.Advance(TimeSpan.FromSeconds(5));
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
            }
            await RadarServer.Respond(200, current)(context);
        };

        Assert.Equal(WatchStatus.Firing, (await installation.App.CheckAsync()).State.Status);
        Assert.Equal(Installation.Start.AddSeconds(5), installation.Time.GetUtcNow());
        Assert.Empty(GetTopTlds(Assert.Single(installation.Webhooks.Posts)));
    }

    [Fact]
    public async Task A_withheld_reading_is_not_stored_and_tells_nobody_anything()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        await installation.CheckAsync(0.5m);
        installation.Time.Advance(TimeSpan.FromHours(1));
        installation.Publish(1.5m, level: 2);

        var withheld = await installation.App.CheckAsync();

        Assert.Equal((CheckOutcome.Withheld, WatchStatus.Ok), (withheld.Outcome, withheld.State.Status));
        Assert.Equal("Cloudflare's confidence in the data is 2 of 5, below 3", withheld.Reason);
        Assert.Equal([0.5m], await installation.App.SharesAsync());
        Assert.Empty(installation.Webhooks.Posts);

        Assert.Equal(WatchStatus.Firing, (await installation.CheckAsync(1.5m)).State.Status);
    }

    [Fact]
    public async Task Missing_data_is_told_once_across_restarts_and_so_is_its_end()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        await installation.CheckAsync(0.5m);
        installation.Radar.Always = RadarServer.Respond(403, RadarResponses.Error(10000, "Authentication error"));
        for (var hour = 1; hour <= 9; hour++)
        {
            installation.Time.SetUtcNow(Installation.Start.AddHours(hour));
            await installation.RestartAsync();
            Assert.Equal(CheckOutcome.Failed, (await installation.App.CheckAsync()).Outcome);
            Assert.Equal(hour > 6 ? 1 : 0, installation.Webhooks.Posts.Count);
        }
        installation.Time.Advance(TimeSpan.FromMinutes(5));
        await installation.CheckAsync(0.5m);
        await installation.App.CheckAsync();

        Assert.Equal(["ops fired", "ops resolved"], installation.Webhooks.Taken);
        Assert.Equal(["nodata ok firing", "nodata firing ok"], await installation.App.TransitionsAsync());
    }

    private static bool IsForControl(string query) => query.Contains("1dcontrol", StringComparison.Ordinal);

    private static IEnumerable<string> GetTopTlds(Post post)
    {
        using var body = JsonDocument.Parse(post.Request.Body);
        var topTlds = body.RootElement.GetProperty("data").GetProperty("topTlds");
        return topTlds.ValueKind == JsonValueKind.Null
            ? []
            : [.. topTlds.EnumerateArray().Select(
                tld => $"{tld.GetProperty("name").GetString()} {tld.GetProperty("share").GetDecimal()}")];
    }
}
