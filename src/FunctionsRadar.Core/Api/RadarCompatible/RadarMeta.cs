using FunctionsRadar.Radar;

namespace FunctionsRadar.Api.RadarCompatible;

/// <summary>What is known of all series together.</summary>
/// <param name="ConfidenceInfo">How far the data is to be trusted.</param>
/// <param name="DateRange">The window of each series, in their order.</param>
/// <param name="LastUpdated">The newest dataset's own time.</param>
/// <param name="Normalization">Always <c>PERCENTAGE</c>.</param>
/// <param name="Units">What was counted.</param>
internal sealed record RadarMeta(
    RadarConfidence ConfidenceInfo,
    IReadOnlyList<RadarDateRange> DateRange,
    DateTime LastUpdated,
    string Normalization,
    IReadOnlyList<Unit> Units);
