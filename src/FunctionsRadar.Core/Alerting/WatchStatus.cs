namespace FunctionsRadar.Alerting;

/// <summary>State of a watch as a whole; a higher one wants to be looked at more.</summary>
public enum WatchStatus
{
    /// <summary>Not checked yet.</summary>
    New,

    /// <summary>Nothing to tell.</summary>
    Ok,

    /// <summary>A rule is above its threshold, but not confirmed.</summary>
    Pending,

    /// <summary>There is no data, so no rule can fire or resolve.</summary>
    Nodata,

    /// <summary>A rule fires.</summary>
    Firing,
}
