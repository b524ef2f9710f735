namespace FunctionsRadar.Tests.Alerting;

/// <summary>A step of a random scenario.</summary>
/// <param name="Kind">What is obtained.</param>
/// <param name="Minutes">How far the clock goes, also backward.</param>
/// <param name="Share">Legacy share, percent.</param>
/// <param name="Control">Legacy share of the control; negative for none.</param>
/// <param name="Settings">Which of some settings is in force.</param>
internal sealed record Step(StepKind Kind, int Minutes, decimal Share, decimal Control, int Settings);
