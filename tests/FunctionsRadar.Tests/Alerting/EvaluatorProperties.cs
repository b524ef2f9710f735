using CsCheck;
using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>What holds for every series of readings. A failure prints the seed and the shortest series found.</summary>
public sealed class EvaluatorProperties
{
    private const long Cases = 10_000;

    [Fact]
    public void Fired_and_resolved_alternate_for_every_rule() => Gen.Select(RandomStory.Watches, RandomStory.ChangingSettings).Sample((watch, steps) =>
    {
        var story = Live(watch, steps);
        return story.Tellings.Select(telling => telling.Notification)
            .Where(notification => notification.Rule is not null && notification.Type != NotificationType.Reminder)
            .GroupBy(notification => notification.Rule)
            .All(rule => rule.Select((notification, index) => notification.Type == (index % 2 == 0 ? NotificationType.Fired : NotificationType.Resolved)).All(holds => holds));
    }, iter: Cases);

    [Fact]
    public void Blind_and_sighted_alternate() => Gen.Select(RandomStory.Watches, RandomStory.ChangingSettings).Sample((watch, steps) =>
    {
        var kinds = Live(watch, steps).Tellings.Select(telling => telling.Notification.Type).Where(type => type is NotificationType.Blind or NotificationType.Sighted);
        return kinds.Select((type, index) => type == (index % 2 == 0 ? NotificationType.Blind : NotificationType.Sighted)).All(holds => holds);
    }, iter: Cases);

    [Fact]
    public void Nothing_fires_without_as_many_breaches_on_distinct_datasets_as_asked() => Gen.Select(RandomStory.Watches, RandomStory.SteadySettings).Sample((watch, steps) =>
    {
        var story = Live(watch, steps);
        var level = watch.Rules[0];
        return story.Transitions.Where(transition => transition.Rule == level.Name && transition.To == "firing").All(fired =>
            story.History.Where(snapshot => snapshot.LastUpdated <= fired.LastUpdated).OrderByDescending(snapshot => snapshot.LastUpdated)
                .TakeWhile(snapshot => snapshot.LegacyShare > level.Threshold).Count() >= level.Confirmations);
    }, iter: Cases);

    [Fact]
    public void A_breach_confirmed_as_often_as_asked_always_fires() => Gen.Select(RandomStory.Watches, RandomStory.SteadySettings).Sample((watch, steps) =>
    {
        var story = Live(watch, steps);
        var level = watch.Rules[0];
        var confirmed = story.History.Reverse().TakeWhile(snapshot => snapshot.LegacyShare > level.Threshold).Count() >= level.Confirmations;
        return !confirmed || story.StateOf(level.Name) == AlertState.Firing;
    }, iter: Cases);

    [Fact]
    public void Withheld_refused_and_repeated_readings_move_no_alert() => Gen.Select(RandomStory.Watches, RandomStory.SteadySettings).Sample((watch, steps) =>
    {
        var holds = true;
        Live(watch, steps, (story, evaluation) =>
        {
            if (evaluation.State.LastCheck!.Outcome != CheckOutcome.Recorded)
                holds &= evaluation.Snapshot is null && evaluation.Transitions.All(transition => transition.Rule == NotificationIds.Blind);
        });
        return holds;
    }, iter: Cases);

    [Fact]
    public void Reminders_are_never_closer_than_their_interval() => Gen.Select(RandomStory.Watches, RandomStory.ChangingSettings).Sample((watch, steps) =>
    {
        var interval = watch.Rules[0].RepeatInterval;
        var waitingSince = watch.Rules.ToDictionary(rule => rule.Name, _ => Given.Start);
        var holds = true;
        Live(watch, steps, (story, evaluation) =>
        {
            var now = evaluation.State.LastCheck!.At;
            // Time that runs backward restarts the wait.
            foreach (var rule in waitingSince.Keys.Where(rule => now < waitingSince[rule]))
                waitingSince[rule] = now;
            foreach (var notification in evaluation.Tellings.Select(telling => telling.Notification).Where(notification => notification.Rule is not null))
            {
                holds &= notification.Type != NotificationType.Reminder || (interval > TimeSpan.Zero && now - waitingSince[notification.Rule!] >= interval);
                waitingSince[notification.Rule!] = now;
            }
        });
        return holds;
    }, iter: Cases);

    [Fact]
    public void Every_notification_has_an_id_of_its_own() => Gen.Select(RandomStory.Watches, RandomStory.ChangingSettings).Sample((watch, steps) =>
    {
        var ids = Live(watch, steps).Tellings.Select(telling => telling.Notification.Id).ToArray();
        return ids.Distinct().Count() == ids.Length;
    }, iter: Cases);

    [Fact]
    public void Replaying_the_stored_history_gives_the_same_transitions() => Gen.Select(RandomStory.Watches, RandomStory.SteadySettings).Sample((watch, steps) =>
    {
        var live = Live(watch, steps);
        var replay = new Story(watch);
        foreach (var snapshot in live.History)
            replay.Check(Reading.Of(snapshot.Summary, snapshot.Control), snapshot.ObservedAt);
        return Alerts(replay).SequenceEqual(Alerts(live));
    }, iter: Cases);

    private static IEnumerable<(string, DateTimeOffset, string, string, decimal?, string)> Alerts(Story story) => story.Transitions
        .Where(transition => transition.Rule != NotificationIds.Blind)
        .Select(transition => (transition.Rule, transition.At, transition.From, transition.To, transition.Value, transition.Reason));

    private static Story Live(Watch watch, Step[] steps, Action<Story, Evaluation>? each = null)
    {
        var story = new Story(watch);
        var now = Given.Start;
        foreach (var step in steps)
        {
            now = now.AddMinutes(step.Minutes);
            story.Watch = RandomStory.Changed(watch, step.Settings);
            var evaluation = story.Check(RandomStory.ReadingOf(step, story, now), now);
            each?.Invoke(story, evaluation);
        }
        return story;
    }
}
