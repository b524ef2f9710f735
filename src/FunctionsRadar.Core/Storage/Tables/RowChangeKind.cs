namespace FunctionsRadar.Storage.Tables;

/// <summary>What to do.</summary>
public enum RowChangeKind
{
    /// <summary>Add the row; a conflict when it is there.</summary>
    Insert,

    /// <summary>Replace the row; a conflict when it is not there or its tag is another.</summary>
    Replace,

    /// <summary>Add the row, or replace it whatever its tag.</summary>
    Upsert,

    /// <summary>Delete the row; a conflict when it is not there or, with a tag given, when its tag is another.</summary>
    Delete,
}
