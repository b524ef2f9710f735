namespace FunctionsRadar.Storage;

/// <summary>A partition with another number of rows in the target than in the source: somebody writes to one of them.</summary>
internal sealed record CopyDifference(string Partition, long SourceRows, long TargetRows);
