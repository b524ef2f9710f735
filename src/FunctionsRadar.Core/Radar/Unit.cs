namespace FunctionsRadar.Radar;

/// <summary>What was counted, as Radar says it.</summary>
/// <param name="Name">Of which series, <c>*</c> for all; at most 64 characters.</param>
/// <param name="Value">The unit, such as <c>requests</c>; at most 64 characters.</param>
internal sealed record Unit(string Name, string Value);
