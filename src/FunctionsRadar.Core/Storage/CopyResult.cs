namespace FunctionsRadar.Storage;

/// <summary>What a copy did.</summary>
/// <param name="Rows">Rows copied.</param>
/// <param name="Differences">Partitions whose counts differ; empty when all went well.</param>
internal sealed record CopyResult(long Rows, IReadOnlyList<CopyDifference> Differences);
