namespace FunctionsRadar.Alerting;

/// <summary>A change of an alert's state, or a command of an operator. No notification has the same id.</summary>
internal abstract record HistoryEvent(string Id, string Watch, DateTimeOffset At, string Reason);
