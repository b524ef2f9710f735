namespace FunctionsRadar.Api.Health;

/// <summary>
/// Whether all is well, the better first. Degraded: a delivery of an alert died within seven days, or a row cannot be read.
/// Nodata: a watch has accepted nothing for too long. Stale: one was not checked for twice its schedule. Unavailable: the store
/// cannot be reached. Misconfigured: the settings cannot be used.
/// </summary>
internal enum HealthStatus { Ok, Degraded, Nodata, Stale, Unavailable, Misconfigured }
