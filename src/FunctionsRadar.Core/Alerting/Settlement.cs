using System.Collections.Immutable;

namespace FunctionsRadar.Alerting;

/// <summary>
/// What is due before a reading is evaluated: the end of a silence, and rules or watches that are not there any more. Each step is an
/// evaluation of its own, so that it fits one transaction; ask again until there is none.
/// </summary>
public static class Settlement
{
    /// <summary>The next thing to settle; null when there is none.</summary>
    public static Evaluation? Next(Watch watch, WatchState state, DateTimeOffset now)
    {
        if (state.Silence is { } silence && now >= silence.Until)
            return silence.Owed.IsEmpty ? EndSilence(watch, state, now) : TellOwed(watch, state, silence, now);
        var removed = state.Alerts.Values.Where(alert => watch.Rules.All(rule => rule.Name != alert.Rule.Name)).ToImmutableArray();
        return removed.IsEmpty ? null : Remove(watch, state, removed, now);
    }

    /// <summary>The last thing to settle for a watch that is not in the settings any more; null when there is none.</summary>
    /// <param name="state">Its state.</param>
    /// <param name="now">Time of the check.</param>
    public static Evaluation? NextOfRemoved(WatchState state, DateTimeOffset now)
    {
        var watch = new Watch { Name = state.Watch, DateRange = new Radar.DateRange("7d", TimeSpan.FromDays(7)), Rules = [] };
        if (state.Silence is not null)
            return Next(watch, state with { Silence = state.Silence with { Until = now } }, now);
        if (Next(watch, state, now) is { } evaluation)
            return evaluation;
        if (state.Blindness is null)
            return null;
        var ledger = new Ledger(watch, state, now);
        var sighted = Sight.Regain(state, "removed: the watch is not in the settings any more", ledger, ImmutableArray.CreateBuilder<OwedEnd>(), now);
        return ledger.Close(sighted);
    }

    private static Evaluation TellOwed(Watch watch, WatchState state, Silence silence, DateTimeOffset now)
    {
        var ledger = new Ledger(watch, state, now);
        var incidents = new Incidents(ledger, now);
        foreach (var end in silence.Owed)
        {
            if (end.Rule is { } rule)
                incidents.Settle(end, rule);
            else
                Sight.Settle(end, ledger);
        }
        return ledger.Close(state with { Silence = silence with { Owed = [] } });
    }

    private static Evaluation EndSilence(Watch watch, WatchState state, DateTimeOffset now)
    {
        var ledger = new Ledger(watch, state, now);
        var incidents = new Incidents(ledger, now);
        var alerts = state.Alerts.ToBuilder();
        foreach (var alert in state.Alerts.Values.Where(alert => alert.State == AlertState.Firing))
            alerts[alert.Rule.Name] = incidents.RemindNow(alert, "still firing at the end of a silence");
        var blindness = state.Blindness is { ToldTo.IsEmpty: true } untold ? Sight.TellAgain(watch, untold, ledger) : state.Blindness;
        return ledger.Close(state with { Alerts = alerts.ToImmutable(), Blindness = blindness, Silence = null });
    }

    private static Evaluation Remove(Watch watch, WatchState state, ImmutableArray<Alert> removed, DateTimeOffset now)
    {
        var ledger = new Ledger(watch, state, now);
        var incidents = new Incidents(ledger, now);
        foreach (var alert in removed.Where(alert => alert.State != AlertState.Ok))
            incidents.Remove(alert);
        var silence = incidents.Owed.Count == 0 ? state.Silence : state.Silence! with { Owed = [.. state.Silence.Owed, .. incidents.Owed] };
        return ledger.Close(state with { Alerts = state.Alerts.RemoveRange(removed.Select(alert => alert.Rule.Name)), Silence = silence });
    }
}
