namespace FunctionsRadar.Alerting;

/// <summary>The state of a rule, as it is kept between checks and shown in notifications.</summary>
internal sealed record Alert
{
    /// <summary>
    /// Name of the alert that each watch has besides those of its rules: it fires when there is no data. No rule may have it.
    /// </summary>
    public const string NoData = "nodata";

    /// <summary>
    /// The rule as it was when it was last evaluated, so that a changed or removed one is noticed and can be told about.
    /// </summary>
    public required Rule Rule { get; init; }

    /// <summary>Its state.</summary>
    public AlertState State { get; init; }

    /// <summary>Time of the check that led to <see cref="State"/>.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Distinct dataset updates above the threshold, while pending.</summary>
    public int Breaches { get; init; }

    /// <summary>Distinct dataset updates at or below the recovery threshold, in a row, while firing.</summary>
    public int Recoveries { get; init; }

    /// <summary>What it was last measured against, pinned while pending or firing; null for a rule that has none.</summary>
    public SnapshotPoint? Baseline { get; init; }

    /// <summary>The last value measured; null when nothing could be measured.</summary>
    public decimal? Value { get; init; }

    /// <summary>The highest value measured since it fired; null when it did not fire.</summary>
    public decimal? Peak { get; init; }

    /// <summary><c>lastUpdated</c> of the reading that fired; null unless it fired on one.</summary>
    public DateTimeOffset? FiredOn { get; init; }

    /// <summary>Id of the transition that made it fire, which no other firing has; null when it did not fire.</summary>
    public string? FiredBy { get; init; }

    /// <summary>Time of the check that ended the firing; null while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Since when data that the rule needs is missing; null when it is not.</summary>
    public DateTimeOffset? UnmeasuredSince { get; init; }

    /// <summary>
    /// Baseline that a rise against an earlier snapshot is measured from after it settled on a new level; null until that
    /// happened or once the history has caught up with it.
    /// </summary>
    public SnapshotPoint? NewLevel { get; init; }

    /// <summary>Why it is in its state, in one line.</summary>
    public string Reason { get; init; } = "";

    /// <summary>True for the alert that fires when there is no data.</summary>
    public bool IsNoData => Rule.Name == NoData;

    /// <summary>True while it fires.</summary>
    public bool IsFiring => State == AlertState.Firing;

    /// <summary>True when the rule measures or decides differently from the one that was last evaluated.</summary>
    public bool IsChangedBy(Rule rule) => !ReferenceEquals(Rule, rule) && Rule.Fingerprint != rule.Fingerprint;

    /// <summary>
    /// The rule of the settings as this alert takes it: while it fires its severity stays, by which some receivers know the
    /// incident again.
    /// </summary>
    public Rule Adopt(Rule rule) => IsFiring ? rule with { Severity = Rule.Severity } : rule;
}
