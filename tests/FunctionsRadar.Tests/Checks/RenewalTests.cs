using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Checks;

/// <summary>Receivers that forget what is not renewed.</summary>
public class RenewalTests(Azurite azurite)
{
    [Fact]
    public async Task Every_check_tells_them_again_what_fires_also_during_a_silence_and_no_longer_than_it_fires()
    {
        await using var alertmanager = await LoopbackServer.StartAsync(_ => Task.CompletedTask);
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        installation.Settings["Receivers:am:Type"] = "alertmanager";
        installation.Settings["Receivers:am:Url"] = alertmanager.Address.AbsoluteUri;
        await installation.RestartAsync();
        await installation.CheckAsync(1.5m);
        var told = alertmanager.Requests.Count;
        await installation.App.CheckAsync();
        Assert.Equal(told + 1, alertmanager.Requests.Count);

        await installation.App.Actions.SilenceAsync(
            installation.App.Watch(), TimeSpan.FromHours(2), null, RunningApp.Operator, CancellationToken.None);
        await installation.App.CheckAsync();
        Assert.Equal(told + 2, alertmanager.Requests.Count);

        installation.Time.Advance(TimeSpan.FromHours(3));
        await installation.CheckAsync(0.5m);
        var ended = alertmanager.Requests.Count;
        await installation.App.CheckAsync();
        Assert.Equal(ended, alertmanager.Requests.Count);
        Assert.All(alertmanager.Requests, request => Assert.Equal("/api/v2/alerts", request.Path));
    }
}
