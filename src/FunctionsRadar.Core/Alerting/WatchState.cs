namespace FunctionsRadar.Alerting;

/// <summary>What a watch remembers between checks.</summary>
internal sealed record WatchState
{
    public required string Watch { get; init; }
    /// <summary>Id of the installation that the store belongs to; part of every id made.</summary>
    public required string Installation { get; init; }
    /// <summary><see cref="Alerting.Watch.QueryFingerprint"/> of the query that the state and its snapshots belong to.</summary>
    public required string QueryFingerprint { get; init; }
    public long Sequence { get; init; }
    public required DateTimeOffset FirstCheckAt { get; init; }
    /// <summary>Time of the last check that accepted a summary, also one seen before; null until there is one.</summary>
    public DateTimeOffset? LastAcceptedAt { get; init; }
    public CheckReport? LastCheck { get; init; }
    public Snapshot? Latest { get; init; }
    public SnapshotPoint? Previous { get; init; }
    /// <summary>The oldest snapshot that is still kept.</summary>
    public SnapshotPoint? Oldest { get; init; }
    /// <summary>By the name of their rule.</summary>
    public ImmutableSortedDictionary<string, Alert> Alerts { get; init; } =
        ImmutableSortedDictionary.Create<string, Alert>(StringComparer.Ordinal);

    public NotificationLog Log { get; init; } = NotificationLog.Empty;
    /// <summary>Set while the watch is silenced, and until the check after that.</summary>
    public Silence? Silence { get; init; }
    /// <summary>Since when the rounds of a serving process miss the watch in their settings; null while it is there.</summary>
    public DateTimeOffset? MissingSince { get; init; }
    /// <summary>True when deliveries may be pending; false only when none are.</summary>
    public bool MayHaveDeliveries { get; init; }
    /// <summary>End of the last digest's period; before it, time of the first check with a schedule; null before that.</summary>
    public DateTimeOffset? DigestedUntil { get; init; }
    /// <summary>The day (UTC) on which rows past their retention were last deleted.</summary>
    public DateOnly? RetentionAppliedOn { get; init; }

    public WatchStatus Status =>
        LastCheck is null ? WatchStatus.New : Alerts.Values.Select(GetStatus).DefaultIfEmpty(WatchStatus.Ok).Max();

    public static WatchState New(Watch watch, string installation, DateTimeOffset now) =>
        new() { Watch = watch.Name, Installation = installation, QueryFingerprint = watch.QueryFingerprint, FirstCheckAt = now };

    /// <summary>A new id, and the state that has counted it.</summary>
    public (string Id, WatchState State) MakeId()
    {
        var next = this with { Sequence = Sequence + 1 };
        return (NotificationId.Create(Installation, Watch, next.Sequence), next);
    }

    public bool IsSilenced(DateTimeOffset now) => now < Silence?.Until;

    private static WatchStatus GetStatus(Alert alert) => alert.State switch
    {
        AlertState.Firing => alert.IsNoData ? WatchStatus.Nodata : WatchStatus.Firing,
        AlertState.Pending => WatchStatus.Pending,
        _ => WatchStatus.Ok,
    };
}
