using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks;

/// <summary>Reads the snapshots of a query, oldest first, as they are asked for; null is no limit.</summary>
internal delegate IAsyncEnumerable<Snapshot> SnapshotReader(
    string watch, string queryFingerprint, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation);
