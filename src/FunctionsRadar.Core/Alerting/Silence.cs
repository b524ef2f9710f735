namespace FunctionsRadar.Alerting;

/// <summary>A period in which nothing is told. What still matters then is told when it ends.</summary>
/// <param name="From">When it began.</param>
/// <param name="Until">When it ends by itself.</param>
/// <param name="Reason">Why, as the operator wrote it; null when no reason was given. At most 200 characters.</param>
public sealed record Silence(DateTimeOffset From, DateTimeOffset Until, string? Reason);
