namespace FunctionsRadar.Checks;

/// <summary>A time in which a rule would have fired, until null when it still would; value and reason are of its start.</summary>
internal sealed record Firing(DateTimeOffset From, DateTimeOffset? Until, decimal? Value, string Reason);
