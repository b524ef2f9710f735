namespace FunctionsRadar.Checks.Advice;

/// <summary>What a threshold would have done to this history.</summary>
/// <param name="Threshold">It fires above this, and recovers at or below 90 % of it.</param>
/// <param name="Fired">How often it would have fired.</param>
/// <param name="TimeFiring">How long it would have fired in all.</param>
internal sealed record Candidate(decimal Threshold, int Fired, TimeSpan TimeFiring);
