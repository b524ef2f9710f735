using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks;

/// <summary>Reads a history, oldest first, as it is asked for.</summary>
/// <param name="from">The oldest wanted; null for all.</param>
/// <param name="to">The newest wanted; null for all.</param>
internal delegate IAsyncEnumerable<Snapshot> SnapshotReader(DateTimeOffset? from, DateTimeOffset? to);
