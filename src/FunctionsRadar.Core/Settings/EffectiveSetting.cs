namespace FunctionsRadar.Settings;

/// <summary>A setting as it is in force, for <c>radar config</c>.</summary>
/// <param name="Key">The key, with colons.</param>
/// <param name="Value">The value in force; a secret is masked.</param>
/// <param name="Source">Where the value came from, or <c>default</c>.</param>
internal sealed record EffectiveSetting(string Key, string Value, string Source);
