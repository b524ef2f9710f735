using CsCheck;
using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Formatting;
using FunctionsRadar.Settings;
using FunctionsRadar.Storage;
using FunctionsRadar.Tests.Alerting;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Checks;

/// <summary>
/// Whatever Radar answers, however receivers fail and whenever processes end: what the evaluator says is what people are told.
/// </summary>
public class LifeProperties(Azurite azurite)
{
    private const int Cases = 200;
    private static readonly Schedule Digests = Schedule.TryParse("0 0 */3 * * *")!;

    // Ends of the digests' periods: the time of the first check, then of each check that made a digest.
    private readonly List<DateTimeOffset> _digests = [];

    [Fact]
    public async Task What_the_evaluator_tells_arrives_or_is_dead_with_a_receipt_and_nothing_stays_pending() =>
        await Life.Any.SampleAsync(async life =>
        {
            await using var installation = await NewAsync();
            var scenario = new Scenario(installation.App.Watch()) { Receivers = Given.Receivers("a", "b", "c") };
            _digests.Clear();
            installation.Webhooks.Respond = post =>
            {
                var attempt = installation.Webhooks.Posts.Count(other => (other.Receiver, other.Id) == (post.Receiver, post.Id));
                return life.Respond(post, attempt, installation);
            };
            foreach (var step in life.Steps)
                await LiveAsync(installation, scenario, step);
            await CalmDownAsync(installation);
            await AssertToldAsync(installation, scenario);
        }, iter: Cases, threads: 1);

    private async Task<Installation> NewAsync()
    {
        var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite, "a", "b");
        installation.AddReceiver("c");
        installation.AddReceiver("d");
        installation.Settings["DigestSchedule"] = Digests.ToString();
        installation.Settings["DigestReceivers"] = "d";
        installation.Settings["Receivers:b:Fallback"] = "c";
        installation.Settings["Watches:default:RepeatInterval"] = "3h";
        installation.Settings["Watches:default:Rules:level:Receivers"] = "a,b";
        installation.Settings["Watches:default:Rules:rise:Measure"] = nameof(Measure.RiseInPoints);
        installation.Settings["Watches:default:Rules:rise:Over"] = "2h";
        installation.Settings["Watches:default:Rules:rise:Threshold"] = "0.5";
        installation.Settings["Watches:default:Rules:rise:Receivers"] = "b";
        await installation.RestartAsync();
        return installation;
    }

    private async Task LiveAsync(Installation installation, Scenario scenario, LifeStep step)
    {
        installation.Time.Advance(TimeSpan.FromMinutes(step.Minutes));
        var reading = Publish(installation, scenario, step);
        if (step.CrashAt > 0)
        {
            await installation.App.DisposeAsync();
            installation.StartApp(new CrashPoint(step.Crash, step.CrashAt).Attach);
        }
        try
        {
            await CheckAsync(installation, scenario, reading);
            installation.Time.Advance(TimeSpan.FromMinutes(1));
            await installation.App.DeliverAsync();
        }
        catch (CrashException)
        {
            await installation.RestartAsync();
            installation.Time.Advance(TimeSpan.FromMinutes(2));
            await CheckAsync(installation, scenario, reading);
        }
    }

    // What was committed counts, whether or not the process ended, or could not record in time that something was delivered.
    private async Task CheckAsync(Installation installation, Scenario scenario, Reading reading)
    {
        var at = installation.Time.GetUtcNow();
        var failure = await Record.ExceptionAsync(() => installation.App.CheckAsync());
        if (failure is not null and not StorageException)
            await installation.RestartAsync();
        if ((await FindStateAsync(installation))?.LastCheck?.At == at && scenario.State.LastCheck?.At != at)
        {
            scenario.Check(reading, at);
            if (_digests.Count == 0 || Digests.Next(_digests[^1]) <= at)
                _digests.Add(at);
        }
        if (failure is CrashException)
            throw failure;
        Assert.True(failure is null or StorageException, failure?.ToString());
    }

    // Reading it may be what the process ends at.
    private static async Task<WatchState?> FindStateAsync(Installation installation)
    {
        try
        {
            return await installation.App.FindStateAsync();
        }
        catch (CrashException)
        {
            return await (await installation.RestartAsync()).FindStateAsync();
        }
    }

    private static Reading Publish(Installation installation, Scenario scenario, LifeStep step)
    {
        if (step.Kind == Published.Refusal)
        {
            installation.Radar.Always = RadarServer.Respond(400, RadarResponses.Error(2001, "invalid"));
            return Reading.Refused("400");
        }
        var latest = step.Kind == Published.Same ? scenario.State.Latest : null;
        var lastUpdated = latest?.LastUpdated ?? installation.Time.GetUtcNow();
        var share = latest?.LegacyShare ?? step.Share;
        var level = step.Kind == Published.LowConfidence ? 2 : 5;
        installation.Publish(share, lastUpdated, level);
        return Reading.Valid(Given.Summary(share, lastUpdated, level));
    }

    private static async Task CalmDownAsync(Installation installation)
    {
        installation.Webhooks.Respond = _ => 200;
        await installation.RestartAsync();
        for (var rounds = 0; rounds < 30 && (await installation.App.PendingAsync()).Count > 0; rounds++)
        {
            installation.Time.Advance(TimeSpan.FromMinutes(70));
            await installation.App.DeliverAsync();
        }
    }

    private async Task AssertToldAsync(Installation installation, Scenario scenario)
    {
        Assert.Empty(await installation.App.PendingAsync());
        var expected = scenario.Transitions.Select(
            transition => $"{transition.Rule} {EnumFormat.CamelCase(transition.From)} {EnumFormat.CamelCase(transition.To)}");
        Assert.Equal(expected.Order(), (await installation.App.TransitionsAsync()).Order());

        var receipts = await installation.App.ReceiptsAsync();
        foreach (var receiver in new[] { "a", "b" })
        {
            var heard = InOrder(receipts, receiver).Select(receipt => Scenario.Describe(receipt.Notification));
            Assert.Equal(scenario.ToldTo(receiver), heard);
        }
        // The first check begins to count, and makes none.
        Assert.Equal(_digests.Skip(1), InOrder(receipts, "d").Select(receipt => receipt.Notification.At));
        var accepted = installation.Webhooks.Posts.Where(post => post.IsAccepted).ToArray();
        var taken = accepted.Select(post => $"{post.Id}~{post.Receiver}").ToHashSet(StringComparer.Ordinal);
        Assert.All(receipts, receipt => Assert.True(
            receipt.Status is DeliveryStatus.Dead or DeliveryStatus.Superseded || taken.Contains(receipt.Id), receipt.Id));
        AssertFallback(receipts);
        // A notification to a fallback keeps its id, which may be older than what the fallback was sent as a receiver.
        var delivered = receipts.Where(receipt => receipt is { Status: DeliveryStatus.Delivered, FallbackFor: null });
        foreach (var queue in delivered.GroupBy(receipt => (receipt.Receiver, receipt.Notification.Incident)))
        {
            var posts = accepted.Where(post => queue.Any(receipt => receipt.Id == $"{post.Id}~{post.Receiver}"));
            var sequences = posts.Select(post => NotificationId.ParseSequence(post.Id)).ToArray();
            Assert.Equal(sequences.Order(), sequences);
        }
    }

    // Whatever fired and never arrived at b is known to c, and c hears no end whose beginning it did not hear.
    private static void AssertFallback(IReadOnlyList<DeliveryRecord> receipts)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var heard in InOrder(receipts, "c"))
        {
            Assert.Superset(heard.Notification.Ended.Select(alert => alert.FiredBy!).ToHashSet(), told);
            told.UnionWith(heard.Notification.Firing.Select(alert => alert.FiredBy!));
        }
        var dead = receipts.Where(receipt => receipt is { Receiver: "b", Status: DeliveryStatus.Dead });
        var lost = dead.SelectMany(receipt => receipt.Notification.Firing);
        Assert.Superset(lost.Select(alert => alert.FiredBy!).ToHashSet(), told);
    }

    private static IEnumerable<DeliveryRecord> InOrder(IEnumerable<DeliveryRecord> receipts, string receiver) =>
        receipts.Where(receipt => receipt.Receiver == receiver)
            .OrderBy(receipt => NotificationId.ParseSequence(receipt.Notification.Id));
}
