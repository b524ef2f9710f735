namespace FunctionsRadar.Alerting.Measures;

/// <summary>What a rule measured, to six decimals, against which baseline, if any; or why it is missing, in one line.</summary>
internal sealed record Measurement(decimal? Value, SnapshotPoint? Baseline = null, string? Missing = null);
