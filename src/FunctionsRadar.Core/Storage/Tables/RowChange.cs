namespace FunctionsRadar.Storage.Tables;

/// <summary>
/// A change of one row, with all of its new texts unless it is deleted, and the tag it must have: needed to replace it, optional
/// to delete it.
/// </summary>
internal sealed record RowChange(
    RowChangeKind Kind, string Key, IReadOnlyDictionary<string, string>? Values = null, string? Tag = null);
