namespace FunctionsRadar.Checks;

/// <summary>
/// A time in which a rule would have fired; <see cref="Until"/> is null when it still would. Value and reason are of its start.
/// </summary>
internal sealed record Firing(DateTimeOffset From, DateTimeOffset? Until, decimal? Value, string Reason);
