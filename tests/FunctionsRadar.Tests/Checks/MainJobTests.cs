using System.Security.Cryptography;
using FunctionsRadar.Alerting;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Checks;

public class MainJobTests(Azurite azurite)
{
    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Azurite)]
    public async Task A_rise_is_told_once_and_its_end_once(StoreKind kind)
    {
        await using var installation = await Installation.StartAsync(kind, azurite);

        var below = await installation.CheckAsync(0.5m);
        Assert.Equal((CheckOutcome.Recorded, WatchStatus.Ok), (below.Outcome, below.State.Status));
        Assert.Empty(installation.Webhooks.Posts);

        installation.Time.Advance(TimeSpan.FromHours(1));
        var above = await installation.CheckAsync(1.5m);
        Assert.Equal((CheckOutcome.Recorded, WatchStatus.Firing), (above.Outcome, above.State.Status));
        var fired = Assert.Single(installation.Webhooks.Posts);
        Assert.Equal(("ops", "inst-default-2", "fired"), (fired.Receiver, fired.Id, fired.Type));
        AssertSigned(fired.Request);

        installation.Time.Advance(TimeSpan.FromHours(1));
        var same = await installation.App.CheckAsync();
        await installation.App.DeliverAsync();
        Assert.Equal((CheckOutcome.Unchanged, WatchStatus.Firing), (same.Outcome, same.State.Status));
        Assert.Single(installation.Webhooks.Posts);

        installation.Time.Advance(TimeSpan.FromHours(1));
        var recovered = await installation.CheckAsync(0.9m);
        Assert.Equal((CheckOutcome.Recorded, WatchStatus.Ok), (recovered.Outcome, recovered.State.Status));
        Assert.Equal(["ops fired", "ops resolved"], installation.Webhooks.Taken);

        Assert.Equal([0.5m, 1.5m, 0.9m], await installation.App.SharesAsync());
        Assert.Equal(["level ok firing", "level firing ok"], await installation.App.TransitionsAsync());
        Assert.False((await installation.App.StateAsync()).MayHaveDeliveries);
    }

    private static void AssertSigned(ReceivedRequest request)
    {
        var signed = $"{request.Headers["webhook-id"]}.{request.Headers["webhook-timestamp"]}.{request.Text}";
        var key = Convert.FromBase64String(Installation.Secret["whsec_".Length..]);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)));
        Assert.Equal("v1," + signature, request.Headers["webhook-signature"]);
    }
}
