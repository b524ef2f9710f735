namespace FunctionsRadar.Alerting;

/// <summary>A change of an alert's state, with its reason and evidence: what was measured; null for nothing.</summary>
internal sealed record Transition(
    string Id, string Watch, string Rule, DateTimeOffset At, AlertState From, AlertState To, string Reason,
    decimal? Value, decimal? Threshold, decimal? LegacyShare, DateTimeOffset? LastUpdated)
    : HistoryEvent(Id, Watch, At, Reason);
