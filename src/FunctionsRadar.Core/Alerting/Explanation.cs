namespace FunctionsRadar.Alerting;

/// <summary>Why an alert is in its state: the evaluation of one rule, in numbers and in words.</summary>
public sealed record Explanation
{
    /// <summary>Name of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>What is measured.</summary>
    public required Measure Measure { get; init; }

    /// <summary>What was measured; null when it could not be.</summary>
    public decimal? Value { get; init; }

    /// <summary>Fires above this.</summary>
    public required decimal Threshold { get; init; }

    /// <summary>Recovers at or below this.</summary>
    public required decimal RecoverAt { get; init; }

    /// <summary>What it was measured against; null for a measure that has none, or when there was nothing.</summary>
    public SnapshotPoint? Baseline { get; init; }

    /// <summary>Distinct dataset updates above the threshold so far, while pending.</summary>
    public int Breaches { get; init; }

    /// <summary>Distinct dataset updates at or below the recovery threshold so far, while firing.</summary>
    public int Recoveries { get; init; }

    /// <summary>State before.</summary>
    public required AlertState From { get; init; }

    /// <summary>State after.</summary>
    public required AlertState To { get; init; }

    /// <summary>Why, in one line.</summary>
    public required string Reason { get; init; }
}
