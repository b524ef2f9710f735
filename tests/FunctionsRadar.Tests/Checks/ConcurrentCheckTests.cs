using FunctionsRadar.Alerting;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Checks;

public class ConcurrentCheckTests(Azurite azurite)
{
    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Azurite)]
    public async Task Two_hundred_checks_at_once_tell_a_breach_once(StoreKind kind)
    {
        await using var installation = await Installation.StartAsync(kind, azurite);
        await installation.CheckAsync(0.5m);
        installation.Time.Advance(TimeSpan.FromHours(1));
        installation.Publish(1.5m);
        var apps = Enumerable.Range(0, 20).Select(_ => installation.StartApp()).ToArray();

        var results = await Task.WhenAll(apps.SelectMany(
            app => Enumerable.Range(0, 10).Select(_ => Task.Run(() => app.CheckAsync()))));

        Assert.Equal(200, results.Length);
        Assert.All(results, result => Assert.Equal(WatchStatus.Firing, result.State.Status));
        Assert.Single(results.Distinct(), result => result.Transitions.Length > 0);
        Assert.Equal(["level ok firing"], await installation.App.TransitionsAsync());
        Assert.Single(await installation.App.ReceiptsAsync());
        Assert.Empty(await installation.App.PendingAsync());
        Assert.Single(installation.Webhooks.Posts);
    }
}
