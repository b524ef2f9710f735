namespace FunctionsRadar.Alerting.Measures;

/// <summary>What a rule measures. Each has a <see cref="MeasureDefinition"/>.</summary>
public enum Measure
{
    /// <summary>The legacy share itself, in percent.</summary>
    LegacyShare,

    /// <summary>How far the legacy share rose above its baseline, in percentage points.</summary>
    RiseInPoints,

    /// <summary>How far the legacy share rose above its baseline, in percent of the baseline.</summary>
    RiseInPercent,

    /// <summary>
    /// For how long nothing was accepted or measured, in seconds. Of the alert <c>nodata</c> only; no rule can be set to it.
    /// </summary>
    NoData,
}
