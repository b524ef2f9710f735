namespace FunctionsRadar.Alerting;

/// <summary>The state of a rule, as it is kept between checks and shown in notifications.</summary>
internal sealed record Alert
{
    /// <summary>Name of the alert that each watch has besides those of its rules: it fires when there is no data.</summary>
    public const string NoData = "nodata";

    /// <summary>As it was last evaluated, so that a changed or removed one is noticed and can be told about.</summary>
    public required Rule Rule { get; init; }
    public AlertState State { get; init; }
    /// <summary>Time of the check that led to <see cref="State"/>.</summary>
    public required DateTimeOffset Since { get; init; }
    /// <summary>Distinct dataset updates above the threshold, while pending.</summary>
    public int Breaches { get; init; }
    /// <summary>Distinct dataset updates at or below the recovery threshold, in a row, while firing.</summary>
    public int Recoveries { get; init; }
    /// <summary>What it was last measured against, pinned while pending or firing; null for a rule that has none.</summary>
    public SnapshotPoint? Baseline { get; init; }
    /// <summary>Null when nothing could be measured.</summary>
    public decimal? Value { get; init; }
    /// <summary>The highest value measured since it fired. This and the next two are null when it did not fire.</summary>
    public decimal? Peak { get; init; }
    /// <summary><c>lastUpdated</c> of the reading that fired; null for <c>nodata</c> too.</summary>
    public DateTimeOffset? FiredOn { get; init; }
    /// <summary>Id of the transition that made it fire, which no other firing has.</summary>
    public string? FiredBy { get; init; }
    /// <summary>Time of the check that ended the firing; null while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; init; }
    /// <summary>Since when data that the rule needs is missing; null when it is not.</summary>
    public DateTimeOffset? UnmeasuredSince { get; init; }
    /// <summary>Where a rise settled, to measure from until the history has caught up with it; null when it did not.</summary>
    public SnapshotPoint? NewLevel { get; init; }
    public string Reason { get; init; } = "";

    public bool IsNoData => Rule.Name == NoData;
    public bool IsFiring => State == AlertState.Firing;

    /// <summary>Whether the rule measures or decides differently from the one that was last evaluated.</summary>
    public bool IsChangedBy(Rule rule) => !ReferenceEquals(Rule, rule) && Rule.Fingerprint != rule.Fingerprint;

    /// <summary>The rule in force; while it fires its severity stays, by which some receivers know the incident.</summary>
    public Rule Adopt(Rule rule) => IsFiring ? rule with { Severity = Rule.Severity } : rule;
}
