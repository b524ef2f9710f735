namespace FunctionsRadar.Delivery.Messages;

/// <summary>A share in percent, drawn as a bar where a layout can.</summary>
internal sealed record Bar(decimal Percent, bool IsLegacy);
