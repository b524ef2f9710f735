namespace FunctionsRadar.Alerting.Measures;

/// <summary>What a rule measured.</summary>
/// <param name="Value">In the unit of its measure, to six decimals; null when nothing could be measured.</param>
/// <param name="Baseline">What it was measured against; null for a measure that has none, or when there was nothing.</param>
/// <param name="Missing">Why nothing could be measured; null when something was.</param>
internal sealed record Measurement(decimal? Value, SnapshotPoint? Baseline = null, string? Missing = null);
