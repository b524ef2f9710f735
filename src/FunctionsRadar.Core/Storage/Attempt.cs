namespace FunctionsRadar.Storage;

/// <summary>One attempt at a delivery. Nothing in it is secret.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Outcome">What came of it, in one line of at most 200 characters, without address or secret.</param>
internal sealed record Attempt(DateTimeOffset At, string Outcome);
