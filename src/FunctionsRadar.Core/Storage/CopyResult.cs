namespace FunctionsRadar.Storage;

/// <summary>What a copy did; without differences all went well.</summary>
internal sealed record CopyResult(long Rows, IReadOnlyList<CopyDifference> Differences);
