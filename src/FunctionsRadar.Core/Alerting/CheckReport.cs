namespace FunctionsRadar.Alerting;

/// <summary>How a check went.</summary>
/// <param name="At">Time of the check.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reason">Why nothing was accepted, or one line on what was.</param>
/// <param name="Explanations">One for each alert, in the order of their names.</param>
internal sealed record CheckReport(
    DateTimeOffset At, CheckOutcome Outcome, string Reason, ImmutableArray<Explanation> Explanations);
