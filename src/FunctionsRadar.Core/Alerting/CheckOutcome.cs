namespace FunctionsRadar.Alerting;

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
