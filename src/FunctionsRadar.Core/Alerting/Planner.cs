namespace FunctionsRadar.Alerting;

/// <summary>
/// Decides who hears what: alerts + notification log + routes + silence + now → complete notifications and the new log. Pure,
/// as the <see cref="Evaluator"/> is, and the only place where this is decided; it works as Alertmanager's notification log does.
/// </summary>
/// <param name="sendResolved">Every receiver in the settings, by name; false when it does not want to hear of ends.</param>
internal sealed class Planner(IReadOnlyDictionary<string, bool> sendResolved, bool isDemo)
{
    /// <summary>Compares what fires with what each receiver was told, and tells the difference.</summary>
    /// <param name="transitions">How many transitions are committed with it.</param>
    public Plan Plan(Watch watch, WatchState state, int transitions, DateTimeOffset now)
    {
        if (state.IsSilenced(now))
            return new Plan(state, []);
        var current = state with { Silence = null, Log = state.Log.NotAfter(now) };
        var due = watch.Receivers.Union(current.Log.Entries.Select(entry => entry.Receiver), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(receiver => Compare(current, receiver, now))
            .Select(comparison => (Type: comparison.FindType(watch.RepeatInterval, now), Comparison: comparison))
            .Where(pair => pair.Type is not null)
            // A transaction is limited: the rest is planned by the next check.
            .Take(Math.Max(1, Alerting.Plan.MaxRows - transitions))
            .GroupBy(pair => (Type: pair.Type!.Value, pair.Comparison.Key), pair => pair.Comparison);
        var (told, notifications) = due.Aggregate(
            new Plan(current, []), (plan, same) => Notify(plan, watch, same.Key.Type, [.. same], now));
        return new Plan(told with { Log = told.Log.Prune() }, notifications);
    }

    /// <summary>A test of a receiver. Somebody asked for it and waits, so no silence holds it back.</summary>
    public Plan PlanTest(Watch watch, WatchState state, string receiver, DateTimeOffset now)
    {
        var (id, next) = state.MakeId();
        var test = Describe(watch, next, id, NotificationType.Test, [], now);
        return new Plan(next, [new PlannedNotification(test, [receiver])]);
    }

    /// <summary>Adds a digest, and remembers until when it tells. It is of no incident: the log knows nothing of it.</summary>
    public Plan AddDigest(Plan plan, Watch watch, Digest digest, ImmutableArray<string> receivers, DateTimeOffset now)
    {
        var (id, next) = plan.State.MakeId();
        var notification = Describe(watch, next, id, NotificationType.Digest, [], now) with { Digest = digest };
        var notifications = plan.Notifications.Add(new PlannedNotification(notification, receivers));
        return new Plan(next with { DigestedUntil = now }, notifications);
    }

    /// <summary>
    /// Plans what a fallback is told when a notification could not be delivered to its receiver. The fallback gets that
    /// notification, and an entry in the log, so that it is told of the rest of the incident; it is not told of ends whose
    /// beginning it was not told of. Null when it has been told of everything that fires, or nothing fires.
    /// </summary>
    public static Plan? PlanFallback(
        WatchState state, Notification undelivered, string receiver, string fallback, DateTimeOffset now)
    {
        var entry = state.Log.Find(fallback);
        var told = entry?.Told ?? [];
        // Alerts that are routed to the fallback itself are not news: it is told of them as an ordinary receiver.
        var news = undelivered.Firing.Where(alert => !told.Contains(alert.FiredBy!)
            && state.Alerts.GetValueOrDefault(alert.Rule.Name)?.Rule.Receivers.Contains(fallback) != true).ToArray();
        if (news.Length == 0)
            return null;
        var over = news.Where(alert => state.Alerts.Values.Concat(state.Log.Ended).All(other => other.FiredBy != alert.FiredBy))
            .Select(alert => End(alert, "it ended before this receiver was told of it", now));
        var notification = undelivered with
        {
            Type = entry is null ? NotificationType.Fired : NotificationType.Changed,
            Incident = entry?.Incident ?? undelivered.Incident,
            Alerts = [.. undelivered.Alerts.Where(alert => alert.IsFiring || told.Contains(alert.FiredBy!))],
        };
        var known = told.Except(notification.Ended.Select(alert => alert.FiredBy!)).Concat(news.Select(alert => alert.FiredBy!));
        var since = entry?.Since ?? undelivered.Since ?? now;
        var standIn = new NotificationLogEntry(fallback, notification.Incident, since, [.. known], now);
        var log = (state.Log with { Ended = [.. state.Log.Ended, .. over] })
            .With(standIn with { FallbackFor = [.. (entry?.FallbackFor ?? []).Union([receiver])] });
        return new Plan(state with { Log = log }, [new PlannedNotification(notification, [fallback])]);
    }

    /// <summary>What still fires of what a receiver was told, for one that forgets unless told again; null for nothing.</summary>
    public Notification? FindRenewal(Watch watch, WatchState state, string receiver, DateTimeOffset now)
    {
        if (state.Log.Find(receiver) is not { } entry)
            return null;
        var alerts = state.Alerts.Values.Where(alert => alert.IsFiring && entry.Told.Contains(alert.FiredBy!)).ToImmutableArray();
        return alerts.IsEmpty
            ? null
            : Describe(watch, state, entry.Incident, NotificationType.Reminder, alerts, now) with { Since = entry.Since };
    }

    // Receivers with the same difference share a notification; those that do not want ends are left out.
    private Plan Notify(Plan plan, Watch watch, NotificationType type, ImmutableArray<Comparison> same, DateTimeOffset now)
    {
        var wanted = same.Where(comparison => comparison.Wants(type)).ToArray();
        var log = same.Except(wanted).Aggregate(plan.State.Log, (before, comparison) => before.With(comparison.NotTold()));
        if (wanted.Length == 0)
            return plan with { State = plan.State with { Log = log } };
        var (id, next) = plan.State.MakeId();
        var first = wanted[0];
        ImmutableArray<Alert> alerts = [.. first.Firing, .. first.Over];
        var known = first.Entry ?? log.Current;
        var (incident, since) = (known?.Incident ?? id, known?.Since ?? alerts.Min(alert => alert.Since));
        var notification = Describe(watch, next, id, type, alerts, now) with { Incident = incident, Since = since };
        log = wanted.Aggregate(log, (before, comparison) => before.With(comparison.Told(incident, since, now)));
        var planned = new PlannedNotification(notification, [.. wanted.Select(comparison => comparison.Receiver)]);
        return new Plan(next with { Log = log }, plan.Notifications.Add(planned));
    }

    private Comparison Compare(WatchState state, string receiver, DateTimeOffset now)
    {
        var entry = state.Log.Find(receiver);
        bool? ends = sendResolved.TryGetValue(receiver, out var wanted) ? wanted : null;
        var all = state.Alerts.Values.Where(alert => alert.IsFiring).OrderByDescending(alert => alert.Rule.Severity).ToArray();
        ImmutableArray<Alert> firing = [.. all.Where(alert => IsRouted(alert, receiver, entry))];
        var unrouted = all.Except(firing).Select(alert => End(alert, "not routed to this receiver any more", now));
        var over = state.Log.Ended.Concat(unrouted).Where(alert => entry?.Told.Contains(alert.FiredBy!) == true);
        return new Comparison(receiver, ends, entry, firing, [.. over]);
    }

    // Another process may have a receiver that is not in these settings: what it was told of is kept until that has ended.
    private bool IsRouted(Alert alert, string receiver, NotificationLogEntry? entry) => sendResolved.ContainsKey(receiver)
        ? alert.Rule.Receivers.Contains(receiver) || entry?.FallbackFor.Intersect(alert.Rule.Receivers).Any() == true
        : entry?.Told.Contains(alert.FiredBy!) == true;

    private static Alert End(Alert alert, string reason, DateTimeOffset now) =>
        alert with { State = AlertState.Ok, EndedAt = now, Reason = reason };

    // Who is routed where is nothing to tell, and would take the most room.
    private Notification Describe(
        Watch watch, WatchState state, string id, NotificationType type, ImmutableArray<Alert> alerts, DateTimeOffset now)
    {
        var firing = alerts.Where(alert => alert.IsFiring);
        var (latest, summary) = (state.Latest, state.Latest?.Summary);
        return new Notification
        {
            Id = id,
            Incident = id,
            Type = type,
            At = now,
            Watch = watch.Name,
            Alerts = [.. alerts.Select(alert => alert with { Rule = alert.Rule with { Receivers = [] } })],
            Severity = (firing.Any() ? firing : alerts).Select(alert => alert.Rule.Severity).DefaultIfEmpty(Severity.Info).Max(),
            LegacyShare = latest?.LegacyShare,
            PreviousLegacyShare = state.Previous?.LegacyShare,
            Shares = summary?.Shares,
            LegacyVersions = watch.LegacyVersions,
            Window = summary?.Window,
            LastUpdated = latest?.LastUpdated,
            Confidence = summary?.Confidence,
            IsDemo = isDemo,
        };
    }
}
