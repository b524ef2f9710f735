using System.Collections.Immutable;

namespace FunctionsRadar.Alerting;

/// <summary>Where a rule stands.</summary>
public enum AlertState
{
    /// <summary>Nothing to tell.</summary>
    Ok,

    /// <summary>Above the threshold, but not confirmed as often as the rule asks.</summary>
    Pending,

    /// <summary>Above the threshold, and told.</summary>
    Firing,
}

/// <summary>The state of a rule, as it is kept between checks.</summary>
public sealed record Alert
{
    /// <summary>The rule as it was when it was last evaluated, so that a changed or removed one is noticed and can be told about.</summary>
    public required Rule Rule { get; init; }

    /// <summary>Where it stands.</summary>
    public AlertState State { get; init; }

    /// <summary>Time of the check that put it there.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Distinct dataset updates above the threshold while pending.</summary>
    public int Breaches { get; init; }

    /// <summary>Distinct dataset updates at or below the recovery threshold, in a row, while firing.</summary>
    public int Recoveries { get; init; }

    /// <summary>The snapshot measured against, pinned while pending or firing; null for a rule that has none.</summary>
    public SnapshotPoint? Baseline { get; init; }

    /// <summary>The last value measured; null when nothing could be measured.</summary>
    public decimal? Value { get; init; }

    /// <summary>The highest value measured since it fired.</summary>
    public decimal? Peak { get; init; }

    /// <summary><c>lastUpdated</c> of the reading that fired; null unless firing.</summary>
    public DateTimeOffset? FiredOn { get; init; }

    /// <summary>When somebody was last told that it fires; null unless firing.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>Id of the notification that told of the firing: the incident's key at receivers that have one; null unless firing.</summary>
    public string? Incident { get; init; }

    /// <summary>Receivers that were told of the firing, and are to hear of its end.</summary>
    public ImmutableArray<string> ToldTo { get; init; } = [];

    /// <summary>
    /// Baseline that a rise against an earlier snapshot is measured from after it settled on a new level; null until that happened
    /// or once the history has caught up with it.
    /// </summary>
    public SnapshotPoint? NewLevel { get; init; }

    /// <summary>The rule of the settings as this alert takes it: while it fires its severity stays, by which some receivers know the incident again.</summary>
    internal Rule Adopt(Rule rule) => State == AlertState.Firing ? rule with { Severity = Rule.Severity } : rule;
}
