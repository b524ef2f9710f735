using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Api.RadarCompatible;

/// <summary>Errors in the form of Cloudflare's API.</summary>
internal static class RadarFaults
{
    /// <summary>The answer to a request that cannot be answered.</summary>
    public static IResult Of(ProblemException problem) => Results.Json(
        new RadarEnvelope(false, [new RadarFault(CodeOf(problem.Status), problem.Message)], [], null), ApiJson.Answers.RadarEnvelope, statusCode: problem.Status);

    private static int CodeOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => 2001,
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => 10000,
        StatusCodes.Status404NotFound => 7003,
        _ => 2000,
    };
}
