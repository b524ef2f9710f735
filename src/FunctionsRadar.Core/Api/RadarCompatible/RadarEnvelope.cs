namespace FunctionsRadar.Api.RadarCompatible;

/// <summary>A response in the form of Cloudflare's API.</summary>
/// <param name="Success">False for an error.</param>
/// <param name="Errors">What is wrong; empty for none.</param>
/// <param name="Messages">Always empty.</param>
/// <param name="Result">The summary; null for an error.</param>
internal sealed record RadarEnvelope(
    bool Success, IReadOnlyList<RadarApiError> Errors, IReadOnlyList<RadarApiError> Messages, RadarResult? Result);
