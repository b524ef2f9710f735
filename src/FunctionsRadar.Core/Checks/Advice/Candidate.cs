namespace FunctionsRadar.Checks.Advice;

/// <summary>How often, and how long in all, a threshold would have fired in this history; it recovers at 90 % of it.</summary>
internal sealed record Candidate(decimal Threshold, int Fired, TimeSpan TimeFiring);
