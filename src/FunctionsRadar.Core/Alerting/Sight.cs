using System.Collections.Immutable;

namespace FunctionsRadar.Alerting;

/// <summary>Blindness: nothing accepted for too long. Told once when it begins, and once when it ends.</summary>
internal static class Sight
{
    private const string BlindState = "blind";
    private const string SightedState = "sighted";

    /// <summary>Decides, at a check that accepted nothing, whether the watch is blind now.</summary>
    public static WatchState Lose(Watch watch, WatchState state, string why, Ledger ledger, DateTimeOffset now)
    {
        var since = state.LastAcceptedAt ?? state.FirstCheckAt;
        if (since > now)
            return state.LastAcceptedAt is null ? state with { FirstCheckAt = now } : state with { LastAcceptedAt = now };
        if (state.Blindness is not null || now - since <= watch.MaximumSilence)
            return state;
        var id = ledger.NextId(NotificationIds.Blind);
        var reason = $"nothing was accepted for {Words.Length(now - since)}, since {Words.Time(since)}: {why}";
        ledger.Record(id, NotificationIds.Blind, SightedState, BlindState, reason);
        ledger.Tell(ledger.Notice(id, NotificationType.Blind, id, Severity.Warning, reason, since), watch.Receivers);
        return state with { Blindness = new Blindness(since, id, ledger.IsSilenced ? [] : watch.Receivers) };
    }

    /// <summary>Ends the blindness, if there is one.</summary>
    public static WatchState Regain(WatchState state, string why, Ledger ledger, ImmutableArray<OwedEnd>.Builder owed, DateTimeOffset now)
    {
        if (state.Blindness is not { } blindness)
            return state;
        var id = ledger.NextId(NotificationIds.Blind);
        var reason = $"sighted again after {Words.Length(now - blindness.Since)}: {why}";
        ledger.Record(id, NotificationIds.Blind, BlindState, SightedState, reason);
        ledger.Tell(Sighted(ledger, id, blindness.Incident, reason, blindness.Since), blindness.ToldTo);
        if (ledger.IsSilenced && !blindness.ToldTo.IsEmpty)
            owed.Add(new OwedEnd(null, blindness.Incident, blindness.Since, now, null, reason, blindness.ToldTo));
        return state with { Blindness = null };
    }

    /// <summary>Tells of a blindness that began during a silence and lasts.</summary>
    public static Blindness TellAgain(Watch watch, Blindness blindness, Ledger ledger)
    {
        var reason = $"nothing was accepted since {Words.Time(blindness.Since)}; it was not told during a silence";
        ledger.Tell(ledger.Notice(ledger.NextId(NotificationIds.Blind), NotificationType.Blind, blindness.Incident, Severity.Warning, reason, blindness.Since), watch.Receivers);
        return blindness with { ToldTo = watch.Receivers };
    }

    /// <summary>Tells of an end of blindness that was owed.</summary>
    public static void Settle(OwedEnd end, Ledger ledger) =>
        ledger.Tell(Sighted(ledger, ledger.NextId(NotificationIds.Blind), end.Incident, end.Reason, end.Since), end.ToldTo);

    private static Notification Sighted(Ledger ledger, string id, string incident, string reason, DateTimeOffset since) =>
        ledger.Notice(id, NotificationType.Sighted, incident, Severity.Warning, reason, since);
}
