namespace FunctionsRadar.Alerting;

/// <summary>How a check went, with an explanation of each alert, in the order of their names.</summary>
internal sealed record CheckReport(
    DateTimeOffset At, CheckOutcome Outcome, string Reason, ImmutableArray<Explanation> Explanations);
