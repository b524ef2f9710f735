namespace FunctionsRadar.Settings;

/// <summary>A setting in force, a secret masked; its source is where the value came from, or <c>default</c>.</summary>
internal sealed record EffectiveSetting(string Key, string Value, string Source);
