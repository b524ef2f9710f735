namespace FunctionsRadar.Alerting;

/// <summary>What came of a check: a new snapshot, the one of before, one not good enough to decide on, or none.</summary>
public enum CheckOutcome { Recorded, Unchanged, Withheld, Failed }
