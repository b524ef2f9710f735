using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace FunctionsRadar.Tests.Checks;

/// <summary>Watches whose query changed, or that are gone, beside what is stored of them.</summary>
public class ChangedWatchTests(Azurite azurite)
{
    [Fact]
    public async Task History_that_was_filled_after_the_query_changed_is_measured_from()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.RemoveSettings("Watches:default:Rules");
        installation.Settings["Watches:default:Rules:rise:Measure"] = "RiseInPoints";
        installation.Settings["Watches:default:Rules:rise:Threshold"] = "0.25";
        await installation.RestartAsync();
        await installation.CheckAsync(0.5m);
        var latest = (await installation.App.StateAsync()).Latest!;
        installation.Time.Advance(TimeSpan.FromHours(1));
        installation.Settings["Watches:default:Dmarc"] = "FAIL";
        await installation.RestartAsync();
        var watch = installation.App.Watch();
        Assert.NotEqual(latest.QueryFingerprint, watch.QueryFingerprint);
        var table = StorageServices.Open(installation.App.Settings.Storage);
        var history = new HistoryStore(table, new UnreadableRows(NullLogger<UnreadableRows>.Instance), new Random(1));
        for (var day = 1; day <= 30; day++)
        {
            var end = new DateTimeOffset(Installation.Start.Date, TimeSpan.Zero).AddDays(-day);
            var past = latest with
            {
                QueryFingerprint = watch.QueryFingerprint,
                Summary = latest.Summary with { LastUpdated = end },
            };
            await history.AddSnapshotsAsync("default", [past], CancellationToken.None);
        }
        await installation.CheckAsync(0.9m);
        Assert.Equal(["rise ok firing"], await installation.App.TransitionsAsync());
    }

    [Fact]
    public async Task A_rise_against_the_control_is_measured_anew_when_the_query_changes_on_the_same_dataset()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.RemoveSettings("Watches:default:Rules");
        installation.Settings["Watches:default:Rules:jump:Measure"] = "RiseInPoints";
        installation.Settings["Watches:default:Rules:jump:Against"] = "Control";
        installation.Settings["Watches:default:Rules:jump:Threshold"] = "0.25";
        await installation.RestartAsync();
        installation.Publish(1.5m);
        var current = installation.Radar.Summary;
        var control = RadarResponses.Summary(RadarResponses.SharesWith(0, 0.5m), Installation.Start.AddDays(-7));
        installation.Radar.Always = context => RadarServer.RespondWithSummary(
            context.Request.Query["dateRange"] == "1dcontrol" ? control : current)(context);
        await installation.App.CheckAsync();
        installation.Settings["Watches:default:LegacyVersions"] = "TLS 1.0";
        installation.Time.Advance(TimeSpan.FromMinutes(10));
        await installation.RestartAsync();
        await installation.App.CheckAsync();
        Assert.Equal(["jump ok firing", "jump firing ok"], await installation.App.TransitionsAsync());
    }

    [Fact]
    public async Task A_removed_watch_that_cannot_be_read_keeps_no_other_from_its_end()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        foreach (var name in new[] { "aaa", "bbb" })
        {
            installation.Settings[$"Watches:{name}:DateRange"] = "1d";
            installation.Settings[$"Watches:{name}:Rules:level:Measure"] = "LegacyShare";
            installation.Settings[$"Watches:{name}:Rules:level:Threshold"] = "1";
        }
        await installation.RestartAsync();
        installation.Publish(1.5m);
        await installation.App.CheckAllAsync();
        var table = StorageServices.Open(installation.App.Settings.Storage);
        var row = (await table.FindAsync("aaa", "state", CancellationToken.None))!;
        var values = row.Values.ToDictionary();
        values["layout"] = "1";
        Assert.True(await table.ApplyAsync(
            "aaa", [new RowChange(RowChangeKind.Upsert, "state", values)], CancellationToken.None));
        installation.RemoveSettings("Watches:aaa");
        installation.RemoveSettings("Watches:bbb");
        await installation.RestartAsync();
        for (var round = 0; round < 4; round++)
        {
            installation.Time.Advance(TimeSpan.FromHours(1));
            installation.Publish(1.5m);
            await Assert.ThrowsAsync<StorageException>(() => installation.App.CheckAllAsync());
        }
        Assert.Contains(
            installation.Webhooks.Posts,
            post => post is { Type: "resolved", IsAccepted: true } && post.Id.Contains("-bbb-", StringComparison.Ordinal));
    }
}
