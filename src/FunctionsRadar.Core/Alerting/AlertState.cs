namespace FunctionsRadar.Alerting;

/// <summary>State of an alert.</summary>
public enum AlertState
{
    /// <summary>Nothing to tell.</summary>
    Ok,

    /// <summary>Above the threshold, but not confirmed as often as the rule asks.</summary>
    Pending,

    /// <summary>Above the threshold, confirmed.</summary>
    Firing,
}
