namespace FunctionsRadar.Storage;

/// <summary>A cursor that no list gave out.</summary>
internal sealed class CursorException(string cursor) : Exception("The cursor is not one that this list gave out.")
{
    public string Cursor { get; } = cursor;
}
