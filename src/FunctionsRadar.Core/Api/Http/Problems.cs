using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace FunctionsRadar.Api.Http;

/// <summary>Errors as RFC 9457 has them.</summary>
internal static class Problems
{
    /// <summary>An <c>application/problem+json</c> response.</summary>
    public static IResult Create(int status, string detail, string? parameter = null) =>
        Results.Json(
            new Problem("about:blank", ReasonPhrases.GetReasonPhrase(status), status, detail, parameter),
            ApiJson.Default.Problem, "application/problem+json", status);
}
