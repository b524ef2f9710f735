namespace FunctionsRadar.Api.Http;

/// <summary>A parameter of a route, for the API's description.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its JSON type: <c>string</c> or <c>integer</c>.</param>
/// <param name="Description">What it does, and what is accepted.</param>
/// <param name="IsRequired">True when it may not be left out.</param>
/// <param name="InPath">True for a part of the route's template.</param>
/// <param name="IsRepeated">True when it may be given several times.</param>
internal sealed record ApiParameter(
    string Name, string Type, string Description, bool IsRequired = false, bool InPath = false, bool IsRepeated = false);
