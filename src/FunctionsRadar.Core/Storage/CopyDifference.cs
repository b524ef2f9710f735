namespace FunctionsRadar.Storage;

/// <summary>
/// A partition that has other rows in the target than in the source after a copy: somebody writes to one of them.
/// </summary>
/// <param name="Partition">Its name.</param>
/// <param name="SourceRows">Rows in the source.</param>
/// <param name="TargetRows">Rows in the target.</param>
internal sealed record CopyDifference(string Partition, long SourceRows, long TargetRows);
