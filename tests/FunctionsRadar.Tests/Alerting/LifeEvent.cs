namespace FunctionsRadar.Tests.Alerting;

/// <summary>One thing that happens.</summary>
/// <param name="Kind">What.</param>
/// <param name="Step">The reading of a check, and how far the clock goes.</param>
/// <param name="Choice">Which route, receiver or notification.</param>
internal sealed record LifeEvent(LifeEventKind Kind, Step Step, int Choice);
