using CsCheck;
using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;
using FunctionsRadar.Tests.Alerting;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Checks;

/// <summary>Whatever Radar answers, however receivers fail and whenever processes end: what the evaluator says is what people are told.</summary>
public class LifeProperties(Azurite azurite)
{
    private const int Cases = 200;

    [Fact]
    public async Task What_the_evaluator_tells_arrives_or_is_dead_with_a_receipt_and_nothing_stays_pending() =>
        await Life.Any.SampleAsync(async life =>
        {
            await using var installation = await NewAsync();
            var story = new Story(installation.App.Watch());
            installation.Webhooks.Answers = post => life.Answer(post, installation.Webhooks.Posts.Count(other => (other.Receiver, other.Id) == (post.Receiver, post.Id)), installation);
            foreach (var step in life.Steps)
                await LiveAsync(installation, story, step);
            await CalmDownAsync(installation);
            await AssertToldAsync(installation, story);
        }, iter: Cases, threads: 1);

    private async Task<Installation> NewAsync()
    {
        var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite, "a", "b");
        installation.AddReceiver("c");
        installation.Settings["Receivers:b:Fallback"] = "c";
        installation.Settings["Watches:default:Rules:level:RepeatInterval"] = "3h";
        installation.Settings["Watches:default:Rules:level:Receivers"] = "a,b";
        installation.Settings["Watches:default:Rules:rise:Measure"] = nameof(Measure.RiseInPoints);
        installation.Settings["Watches:default:Rules:rise:Over"] = "2h";
        installation.Settings["Watches:default:Rules:rise:Threshold"] = "0.5";
        installation.Settings["Watches:default:Rules:rise:Receivers"] = "b";
        await installation.RestartAsync();
        return installation;
    }

    private static async Task LiveAsync(Installation installation, Story story, LifeStep step)
    {
        installation.Time.Advance(TimeSpan.FromMinutes(step.Minutes));
        var reading = Publish(installation, story, step);
        if (step.CrashAt > 0)
        {
            await installation.App.DisposeAsync();
            installation.StartApp(new CrashPoint(step.Crash, step.CrashAt).Attach);
        }
        var at = installation.Time.GetUtcNow();
        try
        {
            await installation.App.CheckAsync();
            story.Check(reading, at);
            installation.Time.Advance(TimeSpan.FromMinutes(1));
            await installation.App.DeliverAsync();
        }
        catch (CrashException)
        {
            await RecoverAsync(installation, story, reading, at);
        }
    }

    private static async Task RecoverAsync(Installation installation, Story story, Reading reading, DateTimeOffset at)
    {
        await installation.RestartAsync();
        var isCommitted = (await installation.App.FindStateAsync())?.LastCheck?.At == at;
        if (isCommitted && story.State?.LastCheck?.At != at)
            story.Check(reading, at);
        installation.Time.Advance(TimeSpan.FromMinutes(2));
        at = installation.Time.GetUtcNow();
        await installation.App.CheckAsync();
        story.Check(reading, at);
    }

    private static Reading Publish(Installation installation, Story story, LifeStep step)
    {
        if (step.Kind == Published.Refusal)
        {
            installation.Radar.Always = RadarServer.Answer(400, RadarResponses.Error(2001, "invalid"));
            return Reading.Refused("400");
        }
        var latest = step.Kind == Published.Same ? story.State?.Latest : null;
        var lastUpdated = latest?.LastUpdated ?? installation.Time.GetUtcNow();
        var share = latest?.LegacyShare ?? step.Share;
        var level = step.Kind == Published.LowConfidence ? 2 : 5;
        installation.Publish(share, lastUpdated, level);
        return Reading.Of(Given.Summary(share, lastUpdated, level));
    }

    private static async Task CalmDownAsync(Installation installation)
    {
        installation.Webhooks.Answers = _ => 200;
        await installation.RestartAsync();
        for (var rounds = 0; rounds < 30 && (await installation.App.PendingAsync()).Count > 0; rounds++)
        {
            installation.Time.Advance(TimeSpan.FromMinutes(70));
            await installation.App.DeliverAsync();
        }
    }

    private static async Task AssertToldAsync(Installation installation, Story story)
    {
        Assert.Empty(await installation.App.PendingAsync());
        Assert.Equal(story.Transitions.Select(transition => $"{transition.Rule} {transition.From} {transition.To}").Order(), (await installation.App.TransitionsAsync()).Order());

        var expected = story.Tellings.SelectMany(telling => telling.Receivers.Select(receiver => $"{telling.Notification.Id}~{receiver}")).Order().ToArray();
        var receipts = await installation.App.ReceiptsAsync();
        Assert.Equal(expected, receipts.Where(receipt => receipt.FallbackFor is null).Select(receipt => receipt.Id).Order());
        var taken = installation.Webhooks.Posts.Where(post => post.IsAccepted).Select(post => $"{post.Id}~{post.Receiver}").ToHashSet(StringComparer.Ordinal);
        Assert.All(receipts, receipt => Assert.True(receipt.Status is DeliveryStatus.Dead or DeliveryStatus.Superseded || taken.Contains(receipt.Id), receipt.Id));

        var dead = receipts.Where(receipt => receipt is { Receiver: "b", Status: DeliveryStatus.Dead }).Select(receipt => receipt.Notification.Id);
        Assert.Subset(receipts.Where(receipt => receipt.Receiver == "c").Select(receipt => receipt.Notification.Id).ToHashSet(), dead.ToHashSet());
        foreach (var line in installation.Webhooks.Posts.Where(post => post.IsAccepted).GroupBy(post => $"{post.Receiver} {post.Id[..post.Id.LastIndexOf('-')]}", StringComparer.Ordinal))
            Assert.Equal(line.Select(post => NotificationIds.SequenceOf(post.Id)).Order(), line.Select(post => NotificationIds.SequenceOf(post.Id)));
    }
}
