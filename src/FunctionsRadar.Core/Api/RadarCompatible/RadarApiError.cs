namespace FunctionsRadar.Api.RadarCompatible;

/// <summary>An error in the form of Cloudflare's API.</summary>
/// <param name="Code">2001 a parameter, 7003 nothing there, 10000 authentication, 2000 anything else.</param>
/// <param name="Message">What is wrong, and what is accepted.</param>
internal sealed record RadarApiError(int Code, string Message);
