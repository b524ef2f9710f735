namespace FunctionsRadar.Storage;

/// <summary>How far a copy is.</summary>
/// <param name="Partition">The partition being copied: a watch's name, or <c>_watches</c>.</param>
/// <param name="PartitionsDone">Partitions copied whole.</param>
/// <param name="PartitionsTotal">Partitions there are.</param>
/// <param name="Rows">Rows copied so far, of all partitions.</param>
internal sealed record CopyProgress(string Partition, int PartitionsDone, int PartitionsTotal, long Rows);
