using FunctionsRadar.Api.Http;

namespace FunctionsRadar.Api.OpenApi;

/// <summary>Serves the description of the API.</summary>
internal sealed class OpenApiApi
{
    private static readonly Lazy<CachedResponse> Response = new(() => new CachedResponse(
        Encoding.UTF8.GetBytes(OpenApiDocument.Write()), "application/json; charset=utf-8", TimeSpan.FromHours(1)));

    public static ApiRoute Route { get; } = new("GetOpenApi", "GET", "openapi.json")
    {
        Summary = "This description of the API, as OpenAPI 3.1.",
        Problems = [],
        Handler = (_, _) => Task.FromResult<IResult>(Response.Value),
    };
}
