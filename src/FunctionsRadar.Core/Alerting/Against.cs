namespace FunctionsRadar.Alerting;

/// <summary>What a rise is measured against: an earlier snapshot, or the summary of the equal period before.</summary>
public enum Against { Previous, Control }
