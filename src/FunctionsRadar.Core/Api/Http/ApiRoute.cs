namespace FunctionsRadar.Api.Http;

/// <summary>A route below <c>/api</c>; its name is the function's in Azure, and the operation's id in OpenAPI.</summary>
internal sealed record ApiRoute(string Name, string Method, string Template)
{
    public required string Summary { get; init; }
    public ApiAccess Access { get; init; } = ApiAccess.Key;
    public ImmutableArray<ApiParameter> Parameters { get; init; } = [];

    /// <summary>Type of the JSON response; null for none.</summary>
    public Type? ResponseType { get; init; }

    public ImmutableArray<string> ContentTypes { get; init; } = ["application/json"];

    /// <summary>Status codes of errors it may respond with, besides 401 and 503.</summary>
    public ImmutableArray<int> Problems { get; init; } = [400, 404];

    public Func<ProblemException, IResult> Error { get; init; } = Problem.Respond;
    public required Func<IServiceProvider, ApiRequest, Task<IResult>> Handler { get; init; }

    public static Func<IServiceProvider, ApiRequest, Task<IResult>> Handle<T>(Func<T, ApiRequest, Task<IResult>> handler)
        where T : notnull => (services, request) => handler(services.GetRequiredService<T>(), request);

    public Task<IResult> HandleAsync(HttpRequest request) =>
        request.HttpContext.RequestServices.GetRequiredService<ApiHandler>().HandleAsync(this, request);
}
