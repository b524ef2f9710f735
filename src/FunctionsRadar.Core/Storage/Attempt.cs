namespace FunctionsRadar.Storage;

/// <summary>An attempt at a delivery; the outcome is one line of at most 200 characters, without address or secret.</summary>
internal sealed record Attempt(DateTimeOffset At, string Outcome);
