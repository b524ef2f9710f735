using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks;

/// <summary>Reads a history as it is asked for, oldest first, from a time to another; null for all.</summary>
internal delegate IAsyncEnumerable<Snapshot> SnapshotReader(DateTimeOffset? from, DateTimeOffset? to);
