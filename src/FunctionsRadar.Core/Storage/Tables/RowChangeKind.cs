namespace FunctionsRadar.Storage.Tables;

/// <summary>Inserting a row that is there is a conflict, and replacing or deleting one that is not, or has another tag.</summary>
internal enum RowChangeKind
{
    Insert,
    Replace,
    Upsert,
    Delete,
}
