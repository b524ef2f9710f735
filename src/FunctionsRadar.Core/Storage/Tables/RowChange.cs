namespace FunctionsRadar.Storage.Tables;

/// <summary>A change of one row, with all its new texts, and the tag it must have: needed to replace it.</summary>
internal sealed record RowChange(
    RowChangeKind Kind, string Key, IReadOnlyDictionary<string, string>? Values = null, string? Tag = null);
