using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionsRadar.Api.Http;

/// <summary>One route of the API. Both heads map the same ones; a test holds them equal.</summary>
internal sealed record ApiRoute
{
    /// <summary>Unique name: the function's name in Azure, the operation's id in the API's description.</summary>
    public required string Name { get; init; }

    /// <summary>HTTP method, in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>Template below <c>/api</c>.</summary>
    public required string Template { get; init; }

    /// <summary>Who may ask.</summary>
    public ApiAccess Access { get; init; } = ApiAccess.Key;

    /// <summary>What it does, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>Its parameters.</summary>
    public ImmutableArray<ApiParameter> Parameters { get; init; } = [];

    /// <summary>Type of the JSON response; null for none.</summary>
    public Type? ResponseType { get; init; }

    /// <summary>Content types of the response.</summary>
    public ImmutableArray<string> ContentTypes { get; init; } = ["application/json"];

    /// <summary>Status codes of errors it may respond with, besides 401 and 503.</summary>
    public ImmutableArray<int> Problems { get; init; } = [400, 404];

    /// <summary>How it tells of an error.</summary>
    public Func<ProblemException, IResult> Error { get; init; } =
        problem => Http.Problems.Create(problem.Status, problem.Message, problem.Parameter);

    /// <summary>Handles a request.</summary>
    public required Func<IServiceProvider, ApiRequest, Task<IResult>> Handler { get; init; }

    /// <summary>A handler that is a method of a service.</summary>
    public static Func<IServiceProvider, ApiRequest, Task<IResult>> Handle<T>(Func<T, ApiRequest, Task<IResult>> handler)
        where T : notnull => (services, request) => handler(services.GetRequiredService<T>(), request);

    /// <summary>Responds to a request; a failure becomes a response too.</summary>
    public Task<IResult> HandleAsync(HttpRequest request) =>
        request.HttpContext.RequestServices.GetRequiredService<ApiHandler>().HandleAsync(this, request);
}
