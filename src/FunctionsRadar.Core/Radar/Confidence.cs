namespace FunctionsRadar.Radar;

/// <summary>How far Cloudflare trusts the data: 1 (little data, erratic) to 5 (no known issue); 0 or null is unknown.</summary>
internal sealed record Confidence(int? Level, ImmutableArray<Annotation> Annotations);
