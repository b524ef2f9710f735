namespace FunctionsRadar.Storage.Tables;

/// <summary>A change of one row.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Key">The row's key.</param>
/// <param name="Values">The row's new texts, whole; null for a deletion.</param>
/// <param name="Tag">The tag the row must have; needed for a replacement, optional for a deletion, null otherwise.</param>
internal sealed record RowChange(
    RowChangeKind Kind, string Key, IReadOnlyDictionary<string, string>? Values = null, string? Tag = null);
