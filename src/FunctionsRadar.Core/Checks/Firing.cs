namespace FunctionsRadar.Checks;

/// <summary>A time in which a rule would have fired.</summary>
/// <param name="From">When it would have begun to fire.</param>
/// <param name="Until">When it would have resolved; null when it would still fire.</param>
/// <param name="Value">What was measured when it fired.</param>
/// <param name="Reason">Why it would have fired.</param>
internal sealed record Firing(DateTimeOffset From, DateTimeOffset? Until, decimal? Value, string Reason);
