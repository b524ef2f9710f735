namespace FunctionsRadar.Storage;

/// <summary>A cursor that no list gave out.</summary>
public sealed class CursorException() : Exception("The cursor is not one that this list gave out.");
