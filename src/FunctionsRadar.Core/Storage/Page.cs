namespace FunctionsRadar.Storage;

/// <summary>A part of a list.</summary>
/// <param name="Items">The items, newest first.</param>
/// <param name="Next">Where the next page starts, opaque; null when there is none.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
