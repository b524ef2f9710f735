namespace FunctionsRadar.Delivery.Messages;

/// <summary>A share, drawn as a bar where a layout can.</summary>
/// <param name="Percent">0 to 100.</param>
/// <param name="IsLegacy">True when it is the share of a legacy version.</param>
internal sealed record Bar(decimal Percent, bool IsLegacy);
