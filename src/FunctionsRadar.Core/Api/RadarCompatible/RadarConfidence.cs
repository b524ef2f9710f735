namespace FunctionsRadar.Api.RadarCompatible;

/// <summary>How far the data is to be trusted.</summary>
/// <param name="Annotations">Notes on the data.</param>
/// <param name="Level">1 to 5; 0 for unknown.</param>
internal sealed record RadarConfidence(IReadOnlyList<RadarAnnotation> Annotations, int Level);
