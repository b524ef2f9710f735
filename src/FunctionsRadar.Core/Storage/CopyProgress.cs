namespace FunctionsRadar.Storage;

/// <summary>How far a copy is: the partition being copied, those copied whole, and the rows copied so far of all.</summary>
internal sealed record CopyProgress(string Partition, int PartitionsDone, int PartitionsTotal, long Rows);
