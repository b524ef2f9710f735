namespace FunctionsRadar.Api.Http;

/// <summary>An error as RFC 9457 has it.</summary>
/// <param name="Type">Kind of problem; <c>about:blank</c>, which says no more than the status.</param>
/// <param name="Title">Name of the status.</param>
/// <param name="Status">HTTP status code.</param>
/// <param name="Detail">What is wrong, and what is accepted.</param>
/// <param name="Parameter">Name of the parameter that is wrong; null for none.</param>
internal sealed record Problem(string Type, string Title, int Status, string Detail, string? Parameter);
