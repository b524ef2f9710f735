using FunctionsRadar.Api.Http;
using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Api.RadarCompatible;

/// <summary>Errors in the form of Cloudflare's API.</summary>
internal static class RadarErrorResponse
{
    /// <summary>The response to a request that cannot be served.</summary>
    public static IResult Create(ProblemException problem)
    {
        var error = new RadarApiError(GetCode(problem.Status), problem.Message);
        var envelope = new RadarEnvelope(false, [error], [], null);
        return Results.Json(envelope, ApiJson.Responses.RadarEnvelope, statusCode: problem.Status);
    }

    private static int GetCode(int status) => status switch
    {
        StatusCodes.Status400BadRequest => 2001,
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => 10000,
        StatusCodes.Status404NotFound => 7003,
        _ => 2000,
    };
}
