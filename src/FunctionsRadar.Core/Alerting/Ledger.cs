using System.Collections.Immutable;

namespace FunctionsRadar.Alerting;

/// <summary>
/// Collects what one evaluation decides: transitions and notifications, each with the next id. It lives for one evaluation only.
/// </summary>
internal sealed class Ledger(Watch watch, WatchState state, DateTimeOffset now)
{
    private readonly ImmutableArray<Transition>.Builder _transitions = ImmutableArray.CreateBuilder<Transition>();
    private readonly ImmutableArray<Telling>.Builder _tellings = ImmutableArray.CreateBuilder<Telling>();
    private long _sequence = state.Sequence;

    /// <summary>The snapshot that notifications show: the newest accepted one.</summary>
    public Snapshot? Latest { get; set; } = state.Latest;

    /// <summary>The snapshot just before <see cref="Latest"/>.</summary>
    public SnapshotPoint? Previous { get; set; } = state.Previous;

    /// <summary>True while notifications are recorded only.</summary>
    public bool IsSilenced => state.Silence is { } silence && now < silence.Until;

    /// <summary>A new id for a subject: a rule's name, <c>blind</c> or <c>test</c>.</summary>
    public string NextId(string subject) => NotificationIds.Make(watch.Name, subject, ++_sequence);

    /// <summary>Notes a state change.</summary>
    public void Record(string id, string subject, string from, string to, string reason, decimal? value = null, decimal? threshold = null) =>
        _transitions.Add(new Transition(id, watch.Name, subject, now, from, to, reason, value, threshold, Latest?.LegacyShare, Latest?.LastUpdated));

    /// <summary>Notes that receivers are to be told; nothing when there are none.</summary>
    public void Tell(Notification notification, ImmutableArray<string> receivers)
    {
        if (!receivers.IsEmpty)
            _tellings.Add(new Telling(notification, receivers, IsSilenced));
    }

    /// <summary>A notification with all that the latest snapshot says.</summary>
    public Notification Notice(string id, NotificationType type, string incident, Severity severity, string reason, DateTimeOffset? since) => new()
    {
        Id = id,
        Type = type,
        At = now,
        Watch = watch.Name,
        Severity = severity,
        Reason = reason,
        Incident = incident,
        Since = since,
        LegacyShare = Latest?.LegacyShare,
        PreviousLegacyShare = Previous?.LegacyShare,
        Shares = Latest?.Summary.Shares,
        LegacyVersions = watch.LegacyVersions,
        Window = Latest?.Summary.Window,
        LastUpdated = Latest?.LastUpdated,
        Confidence = Latest?.Summary.Confidence,
    };

    /// <summary>Ends the evaluation.</summary>
    public Evaluation Close(WatchState next, Snapshot? snapshot = null) =>
        new(next with { Sequence = _sequence }, snapshot, _transitions.ToImmutable(), _tellings.ToImmutable());
}
