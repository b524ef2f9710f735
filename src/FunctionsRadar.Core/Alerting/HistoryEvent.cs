namespace FunctionsRadar.Alerting;

/// <summary>Something that happened to a watch: a change of an alert's state, or a command of an operator.</summary>
/// <param name="Id">Its id, made as those of notifications are; no notification has the same.</param>
/// <param name="Watch">Name of the watch.</param>
/// <param name="At">When it happened.</param>
/// <param name="Reason">Why it happened, or what was done, in one line.</param>
internal abstract record HistoryEvent(string Id, string Watch, DateTimeOffset At, string Reason);
