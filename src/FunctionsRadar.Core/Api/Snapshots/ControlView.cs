using FunctionsRadar.Radar;

namespace FunctionsRadar.Api.Snapshots;

/// <summary>The equal period before.</summary>
/// <param name="Window">The period.</param>
/// <param name="LegacyShare">Percent.</param>
internal sealed record ControlView(Window Window, decimal LegacyShare);
