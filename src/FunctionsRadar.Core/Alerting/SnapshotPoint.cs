namespace FunctionsRadar.Alerting;

/// <summary>The part of a snapshot that others are compared with; the share is in percent.</summary>
internal sealed record SnapshotPoint(DateTimeOffset LastUpdated, decimal LegacyShare);
