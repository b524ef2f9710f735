namespace FunctionsRadar.Alerting;

/// <summary>The part of a snapshot that others are compared with.</summary>
/// <param name="LastUpdated">The dataset's own time.</param>
/// <param name="LegacyShare">Percent.</param>
internal sealed record SnapshotPoint(DateTimeOffset LastUpdated, decimal LegacyShare);
