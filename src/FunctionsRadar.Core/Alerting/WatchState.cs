namespace FunctionsRadar.Alerting;

/// <summary>What a watch remembers between checks.</summary>
internal sealed record WatchState
{
    /// <summary>Name of the watch.</summary>
    public required string Watch { get; init; }

    /// <summary>Id of the installation that the store belongs to; part of every id made.</summary>
    public required string Installation { get; init; }

    /// <summary><see cref="Alerting.Watch.QueryFingerprint"/> of the query that the state belongs to.</summary>
    public required string QueryFingerprint { get; init; }

    /// <summary>Number of the last id made.</summary>
    public long Sequence { get; init; }

    /// <summary>Time of the first check ever.</summary>
    public required DateTimeOffset FirstCheckAt { get; init; }

    /// <summary>Time of the last check that accepted a summary, also one seen before; null until there is one.</summary>
    public DateTimeOffset? LastAcceptedAt { get; init; }

    /// <summary>The last check; null before there is one.</summary>
    public CheckReport? LastCheck { get; init; }

    /// <summary>The newest snapshot of this query; null before there is one.</summary>
    public Snapshot? Latest { get; init; }

    /// <summary>The snapshot just before <see cref="Latest"/>.</summary>
    public SnapshotPoint? Previous { get; init; }

    /// <summary>The oldest snapshot of this query that is still kept; null before there is one.</summary>
    public SnapshotPoint? Oldest { get; init; }

    /// <summary>The alerts by the name of their rule.</summary>
    public ImmutableSortedDictionary<string, Alert> Alerts { get; init; } =
        ImmutableSortedDictionary.Create<string, Alert>(StringComparer.Ordinal);

    /// <summary>Who was told of what.</summary>
    public NotificationLog Log { get; init; } = NotificationLog.Empty;

    /// <summary>Set while the watch is silenced, and until the check after that.</summary>
    public Silence? Silence { get; init; }

    /// <summary>Since when the rounds of a serving process miss the watch in their settings; null while it is there.</summary>
    public DateTimeOffset? MissingSince { get; init; }

    /// <summary>True when deliveries may be pending; false only when none are.</summary>
    public bool MayHaveDeliveries { get; init; }

    /// <summary>
    /// End of the period of the last digest; before the first one, time of the first check with a digest schedule. Null before
    /// that.
    /// </summary>
    public DateTimeOffset? DigestedUntil { get; init; }

    /// <summary>The day (UTC) on which rows past their retention were last deleted.</summary>
    public DateOnly? RetentionAppliedOn { get; init; }

    /// <summary>The state of the watch as a whole.</summary>
    public WatchStatus Status
    {
        get
        {
            if (LastCheck is null)
                return WatchStatus.New;
            var worst = Alerts.Values.Select(alert => alert.State).DefaultIfEmpty(AlertState.Ok).Max();
            return worst switch
            {
                AlertState.Firing => IsOnlyNoData() ? WatchStatus.Nodata : WatchStatus.Firing,
                AlertState.Pending => WatchStatus.Pending,
                _ => WatchStatus.Ok,
            };
        }
    }

    /// <summary>The state of a watch that was never checked.</summary>
    public static WatchState New(Watch watch, string installation, DateTimeOffset now) =>
        new() { Watch = watch.Name, Installation = installation, QueryFingerprint = watch.QueryFingerprint, FirstCheckAt = now };

    /// <summary>True while nothing may be told.</summary>
    public bool IsSilenced(DateTimeOffset now) => Silence is { } silence && now < silence.Until;

    private bool IsOnlyNoData() => Alerts.Values.Where(alert => alert.IsFiring).All(alert => alert.IsNoData);
}
