namespace FunctionsRadar.Api.Health;

/// <summary>Whether all is well, the better first.</summary>
internal enum HealthStatus
{
    Ok,

    /// <summary>A delivery of an alert died within seven days, or a row cannot be read.</summary>
    Degraded,

    /// <summary>A watch has accepted nothing for too long.</summary>
    Nodata,

    /// <summary>A watch was not checked for twice its schedule.</summary>
    Stale,

    /// <summary>The store cannot be reached.</summary>
    Unavailable,

    /// <summary>The settings cannot be used.</summary>
    Misconfigured,
}
