namespace FunctionsRadar.Storage.Tables;

/// <summary>
/// What to do. It is a conflict to insert a row that is there, and to replace or delete one that is not there or has another tag
/// than the given one. An upsert adds the row, or replaces it whatever its tag.
/// </summary>
internal enum RowChangeKind
{
    Insert,
    Replace,
    Upsert,
    Delete,
}
