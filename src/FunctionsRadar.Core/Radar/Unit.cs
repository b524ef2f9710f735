namespace FunctionsRadar.Radar;

/// <summary>What was counted in a series (<c>*</c> for all), such as <c>requests</c>, in Radar's own words.</summary>
internal sealed record Unit(string Name, string Value);
