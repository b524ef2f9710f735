using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace FunctionsRadar.Api;

/// <summary>A request that cannot be answered. The message goes to the client.</summary>
/// <param name="status">HTTP status code, 400 to 599.</param>
/// <param name="message">One line that names the parameter, the value and what is accepted.</param>
/// <param name="parameter">Name of the parameter that is wrong; null for none.</param>
public sealed class ProblemException(int status, string message, string? parameter = null) : Exception(message)
{
    /// <summary>HTTP status code.</summary>
    public int Status { get; } = status;

    /// <summary>Name of the parameter that is wrong; null for none.</summary>
    public string? Parameter { get; } = parameter;
}

/// <summary>Errors as RFC 9457 has them.</summary>
public static class Problems
{
    /// <summary>An <c>application/problem+json</c> answer.</summary>
    public static IResult Of(int status, string detail, string? parameter = null) =>
        Results.Json(
            new Problem("about:blank", ReasonPhrases.GetReasonPhrase(status), status, detail, parameter),
            ApiJson.Default.Problem, "application/problem+json", status);
}

/// <summary>An error as RFC 9457 has it.</summary>
/// <param name="Type">Kind of problem; <c>about:blank</c>, which says no more than the status.</param>
/// <param name="Title">Name of the status.</param>
/// <param name="Status">HTTP status code.</param>
/// <param name="Detail">What is wrong, and what is accepted.</param>
/// <param name="Parameter">Name of the parameter that is wrong; null for none.</param>
public sealed record Problem(string Type, string Title, int Status, string Detail, string? Parameter);
