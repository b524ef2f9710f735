using System.Collections.Immutable;

namespace FunctionsRadar.Alerting;

/// <summary>What a watch remembers between checks.</summary>
public sealed record WatchState
{
    /// <summary>Name of the watch.</summary>
    public required string Watch { get; init; }

    /// <summary><see cref="Alerting.Watch.Fingerprint"/> of the query that the state belongs to.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Number of the last notification made; ids derive from it.</summary>
    public long Sequence { get; init; }

    /// <summary>Time of the first check ever.</summary>
    public required DateTimeOffset FirstCheckAt { get; init; }

    /// <summary>Time of the last check that accepted a summary, also one seen before; null until there is one.</summary>
    public DateTimeOffset? LastAcceptedAt { get; init; }

    /// <summary>The last check; null before there is one.</summary>
    public CheckReport? LastCheck { get; init; }

    /// <summary>The newest snapshot.</summary>
    public Snapshot? Latest { get; init; }

    /// <summary>The snapshot just before <see cref="Latest"/>.</summary>
    public SnapshotPoint? Previous { get; init; }

    /// <summary>The oldest snapshot of this query; null before there is one.</summary>
    public SnapshotPoint? Oldest { get; init; }

    /// <summary>Snapshots up to this time belong to an earlier query and are not measured against; null when the query never changed.</summary>
    public DateTimeOffset? ComparableAfter { get; init; }

    /// <summary>The alerts by the name of their rule.</summary>
    public ImmutableSortedDictionary<string, Alert> Alerts { get; init; } = ImmutableSortedDictionary.Create<string, Alert>(StringComparer.Ordinal);

    /// <summary>Set while the watch is blind.</summary>
    public Blindness? Blindness { get; init; }

    /// <summary>Set while the watch is silenced.</summary>
    public Silence? Silence { get; init; }

    /// <summary>True when deliveries may be pending; false only when none are.</summary>
    public bool MayHaveDeliveries { get; init; }

    /// <summary>The day (UTC) on which rows past their retention were last deleted.</summary>
    public DateOnly? TidiedOn { get; init; }
}

/// <summary>How a check went, in its own words.</summary>
/// <param name="At">Time of the check.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reason">Why nothing was accepted, or one line on what was.</param>
/// <param name="Explanations">One for each rule; those of the last evaluation when nothing was evaluated.</param>
public sealed record CheckReport(DateTimeOffset At, CheckOutcome Outcome, string Reason, ImmutableArray<Explanation> Explanations);

/// <summary>What came of a check.</summary>
public enum CheckOutcome
{
    /// <summary>A new snapshot was stored.</summary>
    Recorded,

    /// <summary>The same dataset as before.</summary>
    Unchanged,

    /// <summary>A valid summary, but not good enough to decide on.</summary>
    Withheld,

    /// <summary>No valid summary.</summary>
    Failed,
}

/// <summary>A watch that has accepted nothing for too long.</summary>
/// <param name="Since">When it last accepted something, or was first checked.</param>
/// <param name="Incident">Id of the notification that told of it.</param>
/// <param name="ToldTo">Receivers that were told, and are to hear when sight returns.</param>
public sealed record Blindness(DateTimeOffset Since, string Incident, ImmutableArray<string> ToldTo);

/// <summary>A period in which notifications are recorded but not delivered.</summary>
/// <param name="From">When it began.</param>
/// <param name="Until">When it ends by itself.</param>
/// <param name="Reason">Why, in the operator's words; null when none were given. At most 200 characters.</param>
/// <param name="Owed">What ended meanwhile, for those who had been told that it began: sent when the silence ends.</param>
public sealed record Silence(DateTimeOffset From, DateTimeOffset Until, string? Reason, ImmutableArray<OwedEnd> Owed);

/// <summary>The end of an incident that its receivers were not told of yet.</summary>
/// <param name="Rule">The rule that resolved; null for a blindness that ended.</param>
/// <param name="Incident">Id of the notification that told of its beginning.</param>
/// <param name="Since">When it began.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Peak">Highest value measured meanwhile; null for none.</param>
/// <param name="Reason">Why it ended.</param>
/// <param name="ToldTo">Who is to hear of it.</param>
public sealed record OwedEnd(
    Rule? Rule, string Incident, DateTimeOffset Since, DateTimeOffset EndedAt, decimal? Peak, string Reason, ImmutableArray<string> ToldTo);
