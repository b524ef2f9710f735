namespace FunctionsRadar.Alerting;

/// <summary>A change of an alert's state, with its reason and evidence.</summary>
/// <param name="Id">Its id, made as those of notifications are; no notification has the same.</param>
/// <param name="Watch">Name of the watch.</param>
/// <param name="Rule">Name of the rule, or <c>nodata</c>.</param>
/// <param name="At">Time of the check.</param>
/// <param name="From">State before.</param>
/// <param name="To">State after.</param>
/// <param name="Reason">Why, in one line.</param>
/// <param name="Value">What was measured; null for none.</param>
/// <param name="Threshold">The rule's threshold.</param>
/// <param name="LegacyShare">Percent at that time; null when never known.</param>
/// <param name="LastUpdated">The dataset's own time; null when never known.</param>
internal sealed record Transition(
    string Id, string Watch, string Rule, DateTimeOffset At, AlertState From, AlertState To, string Reason,
    decimal? Value, decimal? Threshold, decimal? LegacyShare, DateTimeOffset? LastUpdated)
    : HistoryEvent(Id, Watch, At, Reason);
