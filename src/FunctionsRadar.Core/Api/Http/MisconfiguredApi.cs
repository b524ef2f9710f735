using FunctionsRadar.Api.Health;
using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Api.Http;

/// <summary>
/// Answers in place of everything else while the settings cannot be used. What is wrong stands in the log alone, since anybody
/// may ask.
/// </summary>
internal static class MisconfiguredApi
{
    /// <summary>The response to any request to a route.</summary>
    public static IResult Respond(ApiRoute route) => route == HealthApi.Route
        ? HealthApi.Respond(HealthStatus.Misconfigured)
        : route.Error(new ProblemException(
            StatusCodes.Status503ServiceUnavailable, "The settings cannot be used; the app's log names each that is wrong."));
}
