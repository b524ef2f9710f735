namespace FunctionsRadar.Alerting;

/// <summary>Where a watch stands as a whole.</summary>
public static class Standing
{
    /// <summary>The most serious of <c>ok</c>, <c>pending</c>, <c>firing</c> and <c>blind</c>, or <c>new</c> before the first check.</summary>
    public static string Of(WatchState? state) => state switch
    {
        { Blindness: not null } => "blind",
        null or { LastCheck: null } => "new",
        _ => state.Alerts.Values.Select(alert => alert.State).DefaultIfEmpty(AlertState.Ok).Max() switch
        {
            AlertState.Firing => "firing",
            AlertState.Pending => "pending",
            _ => "ok",
        },
    };
}
