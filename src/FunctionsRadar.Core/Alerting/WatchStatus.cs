namespace FunctionsRadar.Alerting;

/// <summary>State of a watch as a whole; a higher one wants to be looked at more.</summary>
public enum WatchStatus { New, Ok, Pending, Nodata, Firing }
