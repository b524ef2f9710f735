using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Checks;

/// <summary>
/// Seven hours of a watch: an alert fires, is repeated and resolves; then there is no data, and data again. Receiver <c>a</c>
/// takes no reminder, so that <c>resolved</c> supersedes it. <c>b</c> refuses <c>fired</c>, so that its fallback <c>c</c>
/// is told of the whole incident. <c>a</c> and <c>d</c> get two digests: with the first alert, and from a check that failed.
/// </summary>
internal static class CrashScenario
{
    private static readonly string[] A = ["fired", "resolved", "fired", "resolved"];
    private static readonly string[] B = ["reminder", "resolved", "resolved"];
    private static readonly string[] C = ["fired", "reminder", "resolved", "fired", "resolved"];
    private static readonly string[] Digests = ["digest", "digest"];
    private static readonly string[] Transitions = ["level ok firing", "level firing ok", "nodata ok firing", "nodata firing ok"];

    private static readonly string[] Receipts =
    [
        "inst-default-2~a Delivered", "inst-default-2~b Dead", "inst-default-2~c Delivered",
        "inst-default-3~a Delivered", "inst-default-3~d Delivered",
        "inst-default-4~a Superseded", "inst-default-4~b Delivered", "inst-default-4~c Delivered",
        "inst-default-6~a Delivered", "inst-default-6~b Delivered", "inst-default-6~c Delivered",
        "inst-default-7~a Delivered", "inst-default-7~d Delivered",
        "inst-default-9~a Delivered", "inst-default-9~b Dead", "inst-default-9~c Delivered",
        "inst-default-11~a Delivered", "inst-default-11~b Delivered", "inst-default-11~c Delivered",
    ];

    // What Radar answers at each check.
    private static readonly (double Hour, Action<Installation> Publish)[] Hours =
    [
        (0, installation => installation.Publish(0.5m)),
        (1, installation => installation.Publish(1.5m)),
        (2.5, installation => installation.Publish(1.4m)),
        (3, installation => installation.Publish(0.4m)),
        (4, Refuse),
        (5, Refuse),
        (6, installation => installation.Publish(0.6m)),
    ];

    /// <summary>What a crash led to.</summary>
    /// <param name="Twice">Deliveries that were made twice.</param>
    public sealed record Told(IReadOnlyList<string> Twice);

    /// <summary>
    /// Tells the scenario with a process that ends at a point; when it does, others take over. Null when it never gets to that
    /// point.
    /// </summary>
    public static async Task<Told?> RunAsync(StoreKind kind, Azurite azurite, CrashPoint crash)
    {
        await using var installation = await Installation.StartAsync(kind, azurite, "a", "b");
        installation.AddReceiver("c");
        installation.AddReceiver("d");
        installation.Settings["DigestSchedule"] = "0 30 8,11 * * *";
        installation.Settings["DigestReceivers"] = "a,d";
        installation.Settings["Receivers:b:Fallback"] = "c";
        installation.Settings["Watches:default:NoDataAfter"] = "90m";
        installation.Settings["Watches:default:RepeatInterval"] = "1h";
        installation.Settings["Watches:default:Rules:level:Receivers"] = "a,b";
        installation.Webhooks.Respond = post => (post.Receiver, post.Type) switch
        {
            ("a", "reminder") => 503,
            ("b", "fired") => 400,
            _ => 200,
        };
        await installation.App.DisposeAsync();
        installation.StartApp(crash.Attach);

        IReadOnlyList<string> uncertain = [];
        foreach (var (hour, publish) in Hours)
        {
            installation.Time.SetUtcNow(Installation.Start.AddHours(hour));
            publish(installation);
            try
            {
                await CheckAndDeliverAsync(installation);
            }
            catch (CrashException)
            {
                uncertain = await RecoverAsync(installation);
                await CheckAndDeliverAsync(installation);
            }
        }
        await installation.RestartAsync();
        await AssertToldAsync(installation, uncertain);
        return crash.IsReached ? new Told(uncertain) : null;
    }

    private static void Refuse(Installation installation) =>
        installation.Radar.Always = RadarServer.Respond(403, RadarResponses.Error(10000, "Authentication error"));

    private static async Task CheckAndDeliverAsync(Installation installation)
    {
        await installation.App.CheckAllAsync();
        installation.Time.Advance(TimeSpan.FromSeconds(10));
        await installation.App.DeliverAsync();
    }

    // What was taken and is still pending: whoever sent it ended before writing that down.
    private static async Task<IReadOnlyList<string>> RecoverAsync(Installation installation)
    {
        await installation.RestartAsync();
        var accepted = installation.Webhooks.Posts.Where(post => post.IsAccepted);
        var taken = accepted.Select(post => $"{post.Id}~{post.Receiver}").ToHashSet(StringComparer.Ordinal);
        var pending = await installation.App.PendingAsync();
        installation.Time.Advance(TimeSpan.FromSeconds(61));
        await installation.App.DeliverAsync();
        return [.. pending.Select(delivery => delivery.Id).Where(taken.Contains)];
    }

    private static async Task AssertToldAsync(Installation installation, IReadOnlyList<string> uncertain)
    {
        Assert.Equal(A, installation.Webhooks.TakenOnceBy("a").Where(type => type != "digest"));
        Assert.Equal(B, installation.Webhooks.TakenOnceBy("b"));
        Assert.Equal(C, installation.Webhooks.TakenOnceBy("c"));
        Assert.Equal(Digests, installation.Webhooks.TakenOnceBy("a").Where(type => type == "digest"));
        Assert.Equal(Digests, installation.Webhooks.TakenOnceBy("d"));
        var accepted = installation.Webhooks.Posts.Where(post => post.IsAccepted);
        var taken = accepted.GroupBy(post => $"{post.Id}~{post.Receiver}", StringComparer.Ordinal).ToArray();
        Assert.Equal(uncertain.Order(), taken.Where(posts => posts.Count() > 1).Select(posts => posts.Key).Order());
        Assert.All(taken, posts => Assert.InRange(posts.Count(), 1, 2));

        Assert.Equal(Transitions, await installation.App.TransitionsAsync());
        Assert.Equal([0.5m, 1.5m, 1.4m, 0.4m, 0.6m], await installation.App.SharesAsync());
        Assert.Empty(await installation.App.PendingAsync());
        Assert.False((await installation.App.StateAsync()).MayHaveDeliveries);
        var receipts = await installation.App.ReceiptsAsync();
        Assert.Equal(Receipts.Order(), receipts.Select(receipt => $"{receipt.Id} {receipt.Status}").Order());
    }
}
