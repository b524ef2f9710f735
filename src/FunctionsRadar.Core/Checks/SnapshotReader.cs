using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks;

/// <summary>Reads the history of a watch and a query as it is asked for, oldest first; null is no limit.</summary>
internal delegate IAsyncEnumerable<Snapshot> SnapshotReader(
    string watch, string queryFingerprint, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation);
