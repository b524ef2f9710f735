using Microsoft.AspNetCore.WebUtilities;

namespace FunctionsRadar.Api.Http;

/// <summary>An error as RFC 9457 has it, with the name of the parameter that is wrong; null for none.</summary>
internal sealed record Problem(string Type, string Title, int Status, string Detail, string? Parameter)
{
    public static IResult Respond(ProblemException problem) => Results.Json(
        new("about:blank", ReasonPhrases.GetReasonPhrase(problem.Status), problem.Status, problem.Message, problem.Parameter),
        ApiJson.Default.Problem, "application/problem+json", problem.Status);
}
