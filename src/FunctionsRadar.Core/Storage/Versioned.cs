namespace FunctionsRadar.Storage;

/// <summary>A value with the tag that its row had when it was read.</summary>
/// <param name="Value">The value.</param>
/// <param name="Tag">The tag that a conditional change expects.</param>
internal sealed record Versioned<T>(T Value, string Tag);
