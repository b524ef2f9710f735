namespace FunctionsRadar.Storage;

/// <summary>A value with the tag that its row had when it was read, which a conditional change expects.</summary>
internal sealed record Versioned<T>(T Value, string Tag);
