namespace FunctionsRadar.Alerting;

/// <summary>What came of a check: a new dataset, the same one again, a summary not good enough to decide on, or none.</summary>
public enum CheckOutcome { Recorded, Unchanged, Withheld, Failed }
