namespace FunctionsRadar.Alerting;

/// <summary>What a digest tells of the period since the one before, beside what every notification does.</summary>
internal sealed record Digest
{
    public required DateTimeOffset Since { get; init; }
    /// <summary>The newest snapshot that there was then; null when there was none.</summary>
    public SnapshotPoint? Then { get; init; }
    /// <summary>The snapshot of a year ago, or of the week before that; null when there is none.</summary>
    public SnapshotPoint? YearAgo { get; init; }
    public ImmutableArray<FiringTotal> Fired { get; init; } = [];
    /// <summary>Tests aside, in the order of the names of the receivers: the ten to which it happened last.</summary>
    public ImmutableArray<DeadDeliveries> Dead { get; init; } = [];
    /// <summary>Why the last check accepted no reading, in one line; null when it did.</summary>
    public string? NotAccepted { get; init; }
    /// <summary>Where the share is going and which thresholds suit, in one sentence; null when that cannot be told.</summary>
    public string? Advice { get; init; }
}
