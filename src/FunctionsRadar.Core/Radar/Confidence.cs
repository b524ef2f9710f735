namespace FunctionsRadar.Radar;

/// <summary>How far Cloudflare trusts the data.</summary>
/// <param name="Level">1 (too little data and erratic) to 5 (no known issue); 0 or null is unknown.</param>
/// <param name="Annotations">At most 20 notes.</param>
internal sealed record Confidence(int? Level, ImmutableArray<Annotation> Annotations);
