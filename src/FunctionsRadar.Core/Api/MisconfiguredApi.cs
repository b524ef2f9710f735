using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Api;

/// <summary>
/// Answers in place of everything else while the settings cannot be used. What is wrong stands in the log alone, since anybody
/// may ask.
/// </summary>
public static class MisconfiguredApi
{
    /// <summary>The response to any request to a route.</summary>
    public static IResult Respond(ApiRoute route) => route == ApiRoutes.GetHealth
        ? HealthApi.Respond(HealthStatus.Misconfigured)
        : route.Error(new ProblemException(
            StatusCodes.Status503ServiceUnavailable, "The settings cannot be used; the app's log names each that is wrong."));
}
