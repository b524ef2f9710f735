namespace FunctionsRadar.Api.RadarCompatible;

/// <summary>The window of a series.</summary>
/// <param name="EndTime">Its end.</param>
/// <param name="StartTime">Its start.</param>
internal sealed record RadarDateRange(DateTime EndTime, DateTime StartTime);
