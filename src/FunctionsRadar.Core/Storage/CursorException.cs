namespace FunctionsRadar.Storage;

/// <summary>A cursor that no list gave out.</summary>
/// <param name="cursor">The cursor.</param>
internal sealed class CursorException(string cursor) : Exception("The cursor is not one that this list gave out.")
{
    /// <summary>The cursor.</summary>
    public string Cursor { get; } = cursor;
}
