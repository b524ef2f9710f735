namespace FunctionsRadar.Alerting.Measures;

/// <summary>What a rule measures. Each has a <see cref="MeasureDefinition"/>.</summary>
public enum Measure
{
    LegacyShare,
    RiseInPoints,
    RiseInPercent,
    /// <summary>Of the alert <c>nodata</c> only; no rule can be set to it.</summary>
    NoData,
}
