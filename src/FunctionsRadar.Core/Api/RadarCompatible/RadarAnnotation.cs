namespace FunctionsRadar.Api.RadarCompatible;

/// <summary>A note on the data.</summary>
/// <param name="DataSource">What it is about.</param>
/// <param name="Description">Cloudflare's words.</param>
/// <param name="EndDate">When it ended; null while it lasts.</param>
/// <param name="EventType">Kind of event.</param>
/// <param name="IsInstantaneous">True for a point in time.</param>
/// <param name="LinkedUrl">Where to read more; empty for nowhere.</param>
/// <param name="StartDate">When it began; null when that is not known.</param>
internal sealed record RadarAnnotation(
    string DataSource,
    string Description,
    DateTime? EndDate,
    string EventType,
    bool IsInstantaneous,
    string LinkedUrl,
    DateTime? StartDate);
