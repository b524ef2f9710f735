namespace FunctionsRadar.Alerting;

/// <summary>
/// Decides who hears what: alerts + notification log + routes + silence + now → complete notifications and the new log. Pure,
/// as the <see cref="Evaluator"/> is, and the only place where this is decided; it works as Alertmanager's notification log does.
/// </summary>
/// <param name="recipients">Every receiver in the settings.</param>
/// <param name="isDemo">True when notifications have to say that they belong to the demo.</param>
internal sealed class Planner(IEnumerable<Recipient> recipients, bool isDemo)
{
    private const string NotRouted = "not routed to this receiver any more";

    private readonly ImmutableDictionary<string, Recipient> _recipients =
        recipients.ToImmutableDictionary(recipient => recipient.Name);

    /// <summary>Compares what fires with what each receiver was told, and tells the difference.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="state">Its state after the evaluation.</param>
    /// <param name="transitions">How many transitions are committed with it.</param>
    /// <param name="now">The time.</param>
    public Plan Plan(Watch watch, WatchState state, int transitions, DateTimeOffset now)
    {
        if (state.IsSilenced(now))
            return new Plan(state, []);
        var current = state with { Silence = null, Log = state.Log.NotAfter(now) };
        var due = watch.Receivers.Union(current.Log.Entries.Select(entry => entry.Receiver), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(receiver => Compare(current, receiver, now))
            .Select(comparison => (Type: FindType(watch, comparison, now), Comparison: comparison))
            .Where(pair => pair.Type is not null)
            // A transaction is limited: the rest is planned by the next check.
            .Take(Math.Max(1, Alerting.Plan.MaxRows - transitions))
            .GroupBy(pair => (Type: pair.Type!.Value, pair.Comparison.Key), pair => pair.Comparison);
        var planned = ImmutableArray.CreateBuilder<PlannedNotification>();
        foreach (var same in due)
        {
            current = Notify(watch, current, same.Key.Type, [.. same], now, out var notification);
            planned.AddRange(notification);
        }
        return new Plan(current with { Log = current.Log.Prune() }, planned.ToImmutable());
    }

    /// <summary>A test of a receiver. Somebody asked for it and waits, so no silence holds it back.</summary>
    public Plan PlanTest(Watch watch, WatchState state, string receiver, DateTimeOffset now)
    {
        var id = NotificationId.Create(state.Installation, watch.Name, state.Sequence + 1);
        var test = Describe(watch, state, id, NotificationType.Test, [], now);
        return new Plan(state with { Sequence = state.Sequence + 1 }, [new PlannedNotification(test, [receiver])]);
    }

    /// <summary>
    /// Adds a digest to what a check tells, and remembers until when it tells. It is of no incident: the log knows nothing of it.
    /// </summary>
    public Plan AddDigest(Plan plan, Watch watch, Digest digest, ImmutableArray<string> receivers, DateTimeOffset now)
    {
        var state = plan.State with { Sequence = plan.State.Sequence + 1, DigestedUntil = now };
        var id = NotificationId.Create(state.Installation, watch.Name, state.Sequence);
        var notification = Describe(watch, state, id, NotificationType.Digest, [], now) with { Digest = digest };
        return new Plan(state, plan.Notifications.Add(new PlannedNotification(notification, receivers)));
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
        var news = undelivered.Firing.Where(alert => !told.Contains(alert.FiredBy!))
            .Where(alert => state.Alerts.GetValueOrDefault(alert.Rule.Name)?.Rule.Receivers.Contains(fallback) != true)
            .ToArray();
        if (news.Length == 0)
            return null;
        var over = news.Where(alert => state.Alerts.Values.Concat(state.Log.Ended).All(other => other.FiredBy != alert.FiredBy))
            .Select(alert => alert with
            {
                State = AlertState.Ok,
                EndedAt = now,
                Reason = "it ended before this receiver was told of it",
            });
        var (incident, since) = (entry?.Incident ?? undelivered.Incident, entry?.Since ?? undelivered.Since ?? now);
        var notification = undelivered with
        {
            Type = entry is null ? NotificationType.Fired : NotificationType.Changed,
            Incident = incident,
            Alerts = [.. undelivered.Alerts.Where(alert => alert.IsFiring || told.Contains(alert.FiredBy!))],
        };
        var known = told.Except(notification.Ended.Select(alert => alert.FiredBy!)).Concat(news.Select(alert => alert.FiredBy!));
        var standIn = new NotificationLogEntry(fallback, incident, since, [.. known], now)
        {
            FallbackFor = [.. (entry?.FallbackFor ?? []).Union([receiver])],
        };
        var log = (state.Log with { Ended = [.. state.Log.Ended, .. over] }).With(standIn);
        return new Plan(state with { Log = log }, [new PlannedNotification(notification, [fallback])]);
    }

    /// <summary>
    /// What a receiver was told of and still fires, for a receiver that forgets what is not renewed; null when there is nothing.
    /// </summary>
    public Notification? FindRenewal(Watch watch, WatchState state, string receiver, DateTimeOffset now)
    {
        if (state.Log.Find(receiver) is not { } entry)
            return null;
        ImmutableArray<Alert> alerts =
        [
            .. state.Alerts.Values.Where(alert => alert.IsFiring && entry.Told.Contains(alert.FiredBy!)),
        ];
        return alerts.IsEmpty ? null : Describe(watch, state, entry.Incident, NotificationType.Reminder, alerts, now) with
        {
            Incident = entry.Incident,
            Since = entry.Since,
        };
    }

    // Receivers with the same difference share a notification; those that do not want ends are left out.
    private WatchState Notify(
        Watch watch, WatchState state, NotificationType type, ImmutableArray<Comparison> same, DateTimeOffset now,
        out ImmutableArray<PlannedNotification> planned)
    {
        var wanted = same.Where(comparison => IsWanted(comparison, type)).ToArray();
        var log = same.Except(wanted).Aggregate(state.Log, (before, comparison) => before.With(comparison.NotTold()));
        planned = [];
        if (wanted.Length == 0)
            return state with { Log = log };
        var id = NotificationId.Create(state.Installation, watch.Name, state.Sequence + 1);
        ImmutableArray<Alert> alerts = [.. wanted[0].Firing, .. wanted[0].Over];
        var known = wanted[0].Entry ?? log.Current;
        var (incident, since) = (known?.Incident ?? id, known?.Since ?? alerts.Min(alert => alert.Since));
        var notification = Describe(watch, state, id, type, alerts, now) with { Incident = incident, Since = since };
        planned = [new PlannedNotification(notification, [.. wanted.Select(comparison => comparison.Receiver)])];
        return state with
        {
            Sequence = state.Sequence + 1,
            Log = wanted.Aggregate(log, (before, comparison) => before.With(comparison.Told(incident, since, now))),
        };
    }

    private Comparison Compare(WatchState state, string receiver, DateTimeOffset now)
    {
        var entry = state.Log.Find(receiver);
        var all = state.Alerts.Values.Where(alert => alert.IsFiring).OrderByDescending(alert => alert.Rule.Severity).ToArray();
        ImmutableArray<Alert> firing = [.. all.Where(alert => IsRouted(alert, receiver, entry))];
        var unrouted = all.Except(firing)
            .Select(alert => alert with { State = AlertState.Ok, EndedAt = now, Reason = NotRouted });
        return new Comparison(
            receiver, entry, firing,
            [.. state.Log.Ended.Concat(unrouted).Where(alert => entry?.Told.Contains(alert.FiredBy!) == true)]);
    }

    // Another process may have a receiver that is not in these settings: what it was told of is kept until that has ended.
    private bool IsRouted(Alert alert, string receiver, NotificationLogEntry? entry)
    {
        if (!_recipients.ContainsKey(receiver))
            return entry?.Told.Contains(alert.FiredBy!) == true;
        return alert.Rule.Receivers.Contains(receiver) || entry?.FallbackFor.Intersect(alert.Rule.Receivers).Any() == true;
    }

    private NotificationType? FindType(Watch watch, Comparison comparison, DateTimeOffset now) =>
        _recipients.ContainsKey(comparison.Receiver) || comparison.Firing.IsEmpty
            ? comparison.FindType(watch.RepeatInterval, now)
            : null;

    private bool IsWanted(Comparison comparison, NotificationType type) =>
        _recipients.GetValueOrDefault(comparison.Receiver) is not { SendResolved: false }
        || type switch
        {
            NotificationType.Resolved => false,
            NotificationType.Changed => comparison.HasNews,
            _ => true,
        };

    private Notification Describe(
        Watch watch, WatchState state, string id, NotificationType type, ImmutableArray<Alert> alerts, DateTimeOffset now) =>
        Notification.Create(watch, state, id, type, alerts, now) with { IsDemo = isDemo };
}
