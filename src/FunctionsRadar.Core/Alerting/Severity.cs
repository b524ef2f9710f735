namespace FunctionsRadar.Alerting;

/// <summary>How much a rule's alert matters to those who are told.</summary>
public enum Severity { Info, Warning, Critical }
