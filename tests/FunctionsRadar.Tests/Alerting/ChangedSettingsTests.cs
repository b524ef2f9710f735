using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Alerting;

public sealed class ChangedSettingsTests
{
    [Fact]
    public void A_new_rule_is_evaluated_even_on_the_same_dataset()
    {
        var story = new Story(Given.Watch(Given.Rise()));
        story.Check(2, Given.Hour(0));
        story.Watch = Given.Watch(Given.Level(), Given.Rise());
        story.Check(Given.Summary(2, Given.Hour(0)), Given.Hour(1));
        Assert.Equal(["Fired level"], story.Told);
        Assert.Single(story.History);
    }

    [Fact]
    public void A_changed_threshold_is_evaluated_on_the_same_dataset_and_counts_anew()
    {
        var story = new Story(Given.Watch(Given.Level(3) with { Confirmations = 2 }));
        story.Check(4, Given.Hour(0));
        story.Watch = Given.Watch(Given.Level(2) with { Confirmations = 2 });
        story.Check(Given.Summary(4, Given.Hour(0)), Given.Hour(1));
        Assert.Equal(AlertState.Pending, story.StateOf("level"));
        Assert.Equal(1, story.State!.Alerts["level"].Breaches);
        story.Check(4, Given.Hour(2));
        Assert.Equal(["Fired level"], story.Told);
    }

    [Fact]
    public void A_higher_threshold_resolves_on_the_same_dataset()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        story.Watch = Given.Watch(Given.Level(5));
        story.Check(Given.Summary(2, Given.Hour(0)), Given.Hour(1));
        Assert.Equal(["Fired level", "Resolved level"], story.Told);
    }

    [Fact]
    public void Other_receivers_are_no_reason_to_evaluate_the_same_dataset_again()
    {
        var story = new Story(Given.Watch(Given.Level() with { Confirmations = 2 }));
        story.Check(2, Given.Hour(0));
        story.Watch = Given.Watch(Given.Level() with { Confirmations = 2, Receivers = ["ops", "mail"], Severity = Severity.Critical });
        story.Check(Given.Summary(2, Given.Hour(0)), Given.Hour(1));
        Assert.Equal(AlertState.Pending, story.StateOf("level"));
        story.Check(2, Given.Hour(2));
        Assert.Equal(["ops", "mail"], story.Tellings.Single().Receivers);
        Assert.Equal(Severity.Critical, story.Tellings.Single().Notification.Severity);
    }

    [Fact]
    public void A_firing_alert_keeps_its_severity_until_it_is_resolved()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        story.Watch = Given.Watch(Given.Level() with { Severity = Severity.Critical });
        story.Check(Given.Summary(2, Given.Hour(0)), Given.Hour(1));
        story.Check(0.5m, Given.Hour(2));
        story.Check(2, Given.Hour(3));
        Assert.Equal([Severity.Warning, Severity.Warning, Severity.Critical], story.Tellings.Select(telling => telling.Notification.Severity));
    }

    [Fact]
    public void A_rule_removed_while_firing_is_resolved_for_those_who_were_told()
    {
        var story = new Story(Given.Watch(Given.Level(), Given.Rise()));
        story.Check(2, Given.Hour(0));
        story.Watch = Given.Watch(Given.Rise());
        story.Check(2, Given.Hour(1));
        Assert.Equal(["Fired level", "Resolved level"], story.Told);
        Assert.Contains("removed", story.Tellings[^1].Notification.Reason, StringComparison.Ordinal);
        Assert.False(story.State!.Alerts.ContainsKey("level"));
    }

    [Fact]
    public void A_watch_removed_while_firing_and_blind_ends_all_it_told()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(2, Given.Hour(0));
        story.Check(Reading.Refused("503"), Given.Hour(7));
        story.Silence(Given.Hour(7), 48);
        var told = new List<string>();
        while (Settlement.NextOfRemoved(story.State!, Given.Hour(8)) is { } evaluation)
        {
            story.State = evaluation.State;
            told.AddRange(evaluation.Tellings.Where(telling => !telling.IsSilenced).Select(telling => $"{telling.Notification.Type} {telling.Notification.Subject}"));
        }
        Assert.Equal(["Reminder level", "Resolved level", "Sighted blind"], told);
    }

    [Fact]
    public void A_changed_query_drops_baselines_and_counters_but_what_fires_goes_on()
    {
        var story = new Story(Given.Watch(Given.Level() with { RecoveryConfirmations = 2 }, Given.Rise()));
        story.Check(0.5m, Given.Hour(0));
        story.Check(2, Given.Hour(1));
        story.Check(0.5m, Given.Hour(2));
        Assert.Equal(1, story.State!.Alerts["level"].Recoveries);
        story.Watch = story.Watch with { Filters = EmailFilters.None with { Spf = [ValidationResult.Fail] } };
        story.Check(9, Given.Hour(3));
        Assert.Equal(AlertState.Firing, story.StateOf("level"));
        Assert.Equal(0, story.State!.Alerts["level"].Recoveries);
        Assert.Null(story.Explain("rise").Value);
        Assert.Equal(Given.Hour(3), story.State.Oldest!.LastUpdated);
        Assert.Null(story.State.Previous);
        Assert.Equal(Given.Hour(2), story.State.ComparableAfter);
    }

    [Fact]
    public void A_changed_query_is_evaluated_even_on_the_same_dataset()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(0.5m, Given.Hour(0));
        story.Watch = story.Watch with { LegacyVersions = ["TLS 1.0", "TLS 1.1", "TLS 1.3"] };
        story.Check(Given.Summary(0.5m, Given.Hour(0)), Given.Hour(1));
        Assert.Equal(100, story.State!.Latest!.LegacyShare);
        Assert.Equal(["Fired level"], story.Told);
    }

    [Fact]
    public void A_rule_removed_while_pending_is_ended_and_one_that_is_ok_just_goes()
    {
        var story = new Story(Given.Watch(Given.Level() with { Confirmations = 2 }, Given.Level(5) with { Name = "much" }));
        story.Check(2, Given.Hour(0));
        story.Watch = Given.Watch();
        story.Settle(Given.Hour(1));
        Assert.Empty(story.State!.Alerts);
        Assert.Empty(story.Tellings);
        Assert.Equal(
            new Transition(
                "default-level-2", "default", "level", Given.Hour(1), "pending", "ok", "removed: the rule or its watch is not in the settings any more", 2, 1, 2, Given.Hour(0)),
            story.Transitions[^1]);
        Assert.Equal(2, story.Transitions.Count);
    }

    [Fact]
    public void Nothing_is_left_to_settle_for_a_watch_removed_while_all_was_well()
    {
        var story = new Story(Given.Watch());
        story.Check(0.5m, Given.Hour(0));
        Assert.Null(Settlement.NextOfRemoved(story.State!, Given.Hour(1)));
        Assert.Null(Settlement.Next(story.Watch, story.State!, Given.Hour(1)));
    }

    [Fact]
    public void A_watch_removed_while_blind_is_sighted_for_those_who_were_told()
    {
        var story = new Story(Given.Watch(Given.Level()));
        story.Check(0.5m, Given.Hour(0));
        story.Check(Reading.Refused("503"), Given.Hour(7));
        var rule = Settlement.NextOfRemoved(story.State!, Given.Hour(8))!;
        Assert.Empty(rule.Tellings);
        var sight = Settlement.NextOfRemoved(rule.State, Given.Hour(8))!;
        var told = Assert.Single(sight.Tellings);
        Assert.Equal((NotificationType.Sighted, "sighted again after 8 h: removed: the watch is not in the settings any more"), (told.Notification.Type, told.Notification.Reason));
        Assert.Equal(["ops"], told.Receivers);
        Assert.Null(sight.State.Blindness);
        Assert.Null(Settlement.NextOfRemoved(sight.State, Given.Hour(8)));
    }
}
