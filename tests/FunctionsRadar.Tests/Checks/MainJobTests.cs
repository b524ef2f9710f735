using System.Security.Cryptography;
using System.Text;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Checks;

public class MainJobTests(Azurite azurite)
{
    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Azurite)]
    public async Task A_rise_is_told_once_and_its_end_once(StoreKind kind)
    {
        await using var installation = await Installation.StartAsync(kind, azurite);

        var below = await installation.CheckAsync(0.5m);
        Assert.Equal((CheckOutcome.Recorded, AlertState.Ok), (below.Outcome, below.Worst));
        Assert.Empty(installation.Webhooks.Posts);

        installation.Time.Advance(TimeSpan.FromHours(1));
        var above = await installation.CheckAsync(1.5m);
        Assert.Equal((CheckOutcome.Recorded, AlertState.Firing), (above.Outcome, above.Worst));
        var fired = Assert.Single(installation.Webhooks.Posts);
        Assert.Equal(("ops", "default-level-1", "fired"), (fired.Receiver, fired.Id, fired.Type));
        AssertSigned(fired.Request);

        installation.Time.Advance(TimeSpan.FromHours(1));
        var same = await installation.App.CheckAsync();
        await installation.App.DeliverAsync();
        Assert.Equal((CheckOutcome.Unchanged, AlertState.Firing), (same.Outcome, same.Worst));
        Assert.Single(installation.Webhooks.Posts);

        installation.Time.Advance(TimeSpan.FromHours(1));
        var recovered = await installation.CheckAsync(0.9m);
        Assert.Equal((CheckOutcome.Recorded, AlertState.Ok), (recovered.Outcome, recovered.Worst));
        Assert.Equal(["ops fired", "ops resolved"], installation.Webhooks.Taken);

        Assert.Equal([0.5m, 1.5m, 0.9m], await installation.App.SharesAsync());
        Assert.Equal(["level ok firing", "level firing ok"], await installation.App.TransitionsAsync());
        Assert.False((await installation.App.StateAsync()).MayHaveDeliveries);
    }

    private static void AssertSigned(ReceivedRequest request)
    {
        var signed = $"{request.Headers["webhook-id"]}.{request.Headers["webhook-timestamp"]}.{request.Text}";
        var key = Convert.FromBase64String(Installation.Secret["whsec_".Length..]);
        Assert.Equal("v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed))), request.Headers["webhook-signature"]);
    }
}
