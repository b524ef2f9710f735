namespace FunctionsRadar.Storage;

/// <summary>A part of a list.</summary>
/// <param name="Items">The items, newest first.</param>
/// <param name="After">Give this as <c>after</c> for the next part, opaque; null when this is the last.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? After);
